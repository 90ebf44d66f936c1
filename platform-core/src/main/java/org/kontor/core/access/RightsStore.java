package org.kontor.core.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.CatalogBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers users, teams, roles and tokens: own commits are seen at once, those of other nodes within a third of a
 * second. Lives as long as the kernel.
 */
public final class RightsStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RightsStore.class);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Set<String> OF_RIGHTS = Set.of("user", "team", "role", "grant", "role_permission");

    private final Database database;
    private final Stamps stamps;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private final Semaphore stopping = new Semaphore(0);
    private volatile @Nullable RightsState state;
    private volatile @Nullable Thread looking;

    public RightsStore(Database database, Stamps stamps, Clock clock) {
        this.database = database;
        this.stamps = stamps;
        this.clock = clock;
    }

    /** Reads everything, and looks for changes from now on; the tables must exist. */
    public void start() {
        refresh();
        looking = Thread.ofVirtual().name("rights-look").start(this::look);
    }

    /** What holds now; asks no database. */
    public RightsState state() {
        RightsState now = state;
        if (now == null) {
            throw new IllegalStateException("rights were asked for before the kernel started");
        }
        return now;
    }

    /** To be called for every entity whose records a transaction writes, before it commits. */
    public void onWrite(Transaction transaction, EntityName entity) {
        if (!entity.plugin().equals(AccessPolicy.KERNEL)) {
            return;
        }
        if (OF_RIGHTS.contains(entity.name())) {
            changed(transaction);
            if (entity.equals(CatalogBuilder.USER)) {
                transaction.once(Leaving.class, () -> Leaving.of(transaction, clock));
            }
        } else if (entity.equals(BuiltInRights.CHOICE_VALUE)) {
            stamps.bump(transaction, Stamps.MODEL);
        } else if (entity.name().equals("setting")) {
            stamps.bump(transaction, Stamps.SETTINGS);
        }
    }

    /** Everybody reads anew once this transaction commits; this node before the answer goes out. */
    void changed(Transaction transaction) {
        stamps.bump(transaction, Stamps.RIGHTS);
        transaction.once(RightsStore.class, () -> {
            transaction.afterCommit(this::refresh);
            return this;
        });
    }

    /** Reads anew what has changed. */
    public void refresh() {
        loading.lock();
        try {
            // first the counter, then the rows: these may be newer than it says, never older
            long stamp = stamps.read(Stamps.RIGHTS);
            RightsState now = state;
            if (now == null || now.stamp() != stamp) {
                state = database.read(transaction -> RightsReader.read(transaction, stamp, clock.instant()));
            }
        } finally {
            loading.unlock();
        }
    }

    /** Whoever is deactivated is signed out for good: a later activation brings no session and no token back. */
    private record Leaving(Transaction transaction, Clock clock) {
        static Leaving of(Transaction transaction, Clock clock) {
            Leaving leaving = new Leaving(transaction, clock);
            transaction.beforeCommit(leaving::signOut);
            return leaving;
        }

        void signOut() {
            transaction.mapper(SessionMapper.class).deleteOfInactive();
            transaction.mapper(TokenMapper.class).revokeOfInactive(clock.instant());
        }
    }

    private void look() {
        try {
            // woken by close, never interrupted: an interrupt inside H2 would close its file
            while (!stopping.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    refresh();
                } catch (RuntimeException e) {
                    LOG.warn("Rights could not be read anew: {}", e.toString());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Rights are looked at no more");
        }
    }

    @Override
    public void close() {
        stopping.release();
        Thread thread = looking;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
