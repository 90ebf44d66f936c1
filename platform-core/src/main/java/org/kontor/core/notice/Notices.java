package org.kontor.core.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.kontor.api.EntityName;
import org.kontor.core.change.LogReader;
import org.kontor.core.change.LogReaders;
import org.kontor.core.database.Database;
import org.kontor.core.database.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps notices going on this node: one reader of the change log tells of what changes, a look twice a second of what
 * becomes due, and old notices are taken out. Looking reads; an idle node writes nothing.
 */
public final class Notices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final String READER = "notices";
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final int SWEPT_AT_ONCE = 500;

    /** A platform's notices, held while they are worked on. */
    public interface Stage extends AutoCloseable {
        Telling telling();

        @Override
        void close();
    }

    private final Database database;
    private final LogReaders readers;
    private final Supplier<Stage> stages;
    private final Duration keep;
    private final InstantSource clock;
    private final Rounds looking;
    private final ReentrantLock settling = new ReentrantLock();
    private Set<EntityName> read = Set.of();
    private volatile boolean settled;
    private long sweptAt = System.nanoTime() - SWEEP.toNanos();

    public Notices(Database database, LogReaders readers, Supplier<Stage> stages, Duration keep, InstantSource clock) {
        this.database = database;
        this.readers = readers;
        this.stages = stages;
        this.keep = keep;
        this.clock = clock;
        this.looking = new Rounds("notices", LOOK, this::look);
    }

    /** Begins to look. */
    public void start() {
        looking.start();
    }

    /** Another platform is current: its notices are in force from now on. */
    public void use() {
        try (Stage stage = stages.get()) {
            settled = false;
            settle(stage);
        } catch (RuntimeException e) {
            LOG.warn("The notices cannot be begun; trying again", e);
        }
    }

    /** Both by whoever swaps platforms and, where that failed, by whoever looks. */
    private void settle(Stage stage) {
        settling.lock();
        try {
            if (!settled) {
                read(stage.telling().entities());
                stage.telling().begin();
                settled = true;
            }
        } finally {
            settling.unlock();
        }
    }

    /** The log is read before a notice begins: what is passed over then is the past. */
    private void read(Set<EntityName> entities) {
        if (!entities.equals(read)) {
            readers.keep(READER, List.of());
            if (!entities.isEmpty()) {
                readers.keep(
                        READER,
                        List.of(LogReader.exactlyOnce(
                                READER, entities, LogReader.Kind.WITH_EFFECTS, (transaction, entries) -> {
                                    try (Stage stage = stages.get()) {
                                        stage.telling().heard(transaction, entries);
                                    }
                                })));
            }
            read = entities;
        }
    }

    private void look() {
        try (Stage stage = stages.get()) {
            settle(stage);
            stage.telling().lookForDue();
            sweep();
        }
    }

    /** Takes out what is old, page by page. */
    private void sweep() {
        if (System.nanoTime() - sweptAt < SWEEP.toNanos()) {
            return;
        }
        Instant before = clock.instant().minus(keep);
        List<UUID> old = database.glance(
                transaction -> List.copyOf(transaction.mapper(ToldMapper.class).before(before, SWEPT_AT_ONCE)));
        if (old.size() < SWEPT_AT_ONCE) {
            // else there is more, and the next look goes on
            sweptAt = System.nanoTime();
        }
        if (!old.isEmpty()) {
            database.write(transaction -> {
                transaction.mapper(ToldMapper.class).remove(old);
                return true;
            });
        }
    }

    /** Ends; what it is doing comes to its end. */
    @Override
    public void close() {
        looking.close();
        readers.keep(READER, List.of());
    }
}
