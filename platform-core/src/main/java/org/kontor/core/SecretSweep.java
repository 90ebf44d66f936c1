package org.kontor.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kontor.core.database.Rounds;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.StoredSecrets;
import org.kontor.core.schema.SealedColumns.OfField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts what lay in plain in columns that are encrypted now, behind all else: once as soon as a platform serves that
 * encrypts them, and once more when nobody works on the one before any more, here or on another server. What is left when a
 * server ends is gone on with when it starts. A column is gone through twice at most, whatever platforms come meanwhile.
 */
final class SecretSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SecretSweep.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** How long somebody may write in plain still what is encrypted from now on; and how long a failure is waited out. */
    private static final Duration OTHERS = Duration.ofMinutes(2);

    private final Foundation foundation;
    private final Supplier<Catalog> catalog;
    private final Rounds rounds = new Rounds("secret-sweep", LOOK, this::round);
    /** Since when columns that are not done are known to be encrypted by what serves here. */
    private final Map<String, Instant> since = new HashMap<>();
    /** Those of them that were gone through once. */
    private final Set<String> passed = new HashSet<>();

    private Instant notBefore = Instant.MIN;
    private volatile boolean isAsked;
    private volatile int open;
    private volatile boolean isEnding;

    /** @param catalog what serves now */
    SecretSweep(Foundation foundation, Supplier<Catalog> catalog) {
        this.foundation = foundation;
        this.catalog = catalog;
    }

    void start() {
        rounds.start();
    }

    /** Another platform serves, which may encrypt more. */
    void look() {
        isAsked = true;
    }

    /** Columns in which something may lie in plain still. */
    int open() {
        return open;
    }

    private synchronized void round() {
        Instant now = foundation.clock().instant();
        if ((isAsked || open > 0) && !now.isBefore(notBefore)) {
            isAsked = false;
            try {
                sweep(false);
            } catch (CancellationException ending) {
                LOG.debug("What is left in plain is encrypted after the next start");
            } catch (RuntimeException e) {
                isAsked = true;
                notBefore = now.plus(OTHERS);
                LOG.error("What fields hold that are encrypted by now lies there in plain still; trying again", e);
            }
        }
    }

    /**
     * Goes through what is due.
     *
     * @param last whether nobody writes plain values any more, however lately a column became encrypted
     */
    synchronized void sweep(boolean last) {
        Catalog serving = catalog.get();
        StoredSecrets secrets = new StoredSecrets(foundation.database(), serving, () -> isEnding);
        List<OfField> left = secrets.open();
        open = left.size();
        Set<String> names = left.stream().map(OfField::name).collect(Collectors.toSet());
        since.keySet().retainAll(names);
        passed.retainAll(names);
        Instant now = foundation.clock().instant();
        for (OfField column : left) {
            boolean isSettled =
                    !since.computeIfAbsent(column.name(), first -> now).isAfter(now.minus(OTHERS));
            if (last || isSettled || passed.add(column.name())) {
                boolean isDone = last || isSettled;
                secrets.encrypt(column, isDone);
                open -= isDone ? 1 : 0;
            }
        }
    }

    /** Lets the page that is under way come to its end. */
    @Override
    public void close() {
        isEnding = true;
        rounds.close();
    }
}
