package org.kontor.core.change;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.kontor.core.database.Bell;
import org.kontor.core.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the log's readers: at once for this node's commits, by the bell for those of others, and by looking now and then
 * for what the bell came too early for, since an older transaction may hold the log back.
 */
final class WakeUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WakeUp.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    /** A notification in every commit would cost a third of the throughput. */
    private static final Duration BETWEEN_RINGS = Duration.ofMillis(5);

    private final Database database;
    private final Horizon horizon;
    private final Bell bell;
    private final Semaphore committed = new Semaphore(0);
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();
    private final Thread watching;
    private final Thread ringing;
    private long seenDrawn;
    private long seenSafe;
    private volatile boolean closed;

    private WakeUp(Database database, Horizon horizon) {
        this.database = database;
        this.horizon = horizon;
        this.bell = database.bell("kontor_change");
        this.watching = Thread.ofVirtual().name("change-watch").unstarted(this::watch);
        this.ringing = Thread.ofVirtual().name("change-ring").unstarted(this::ring);
    }

    static WakeUp start(Database database, Horizon horizon) {
        WakeUp wakeUp = new WakeUp(database, horizon);
        wakeUp.watching.start();
        wakeUp.ringing.start();
        return wakeUp;
    }

    ChangeLog.Subscription subscribe(Runnable wake) {
        Runnable once = wake::run;
        readers.add(once);
        return () -> readers.remove(once);
    }

    void committed() {
        wakeAll();
        committed.release();
    }

    @Override
    public void close() {
        closed = true;
        // no interrupt: it would cut the connection that the thread is using
        committed.release();
        try {
            watching.join();
            ringing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        bell.close();
    }

    private void ring() {
        try {
            while (!closed) {
                committed.acquire();
                committed.drainPermits();
                if (!closed) {
                    ringOnce();
                }
                Thread.sleep(BETWEEN_RINGS);
            }
        } catch (InterruptedException e) {
            LOG.debug("Rings no more");
        }
    }

    private void ringOnce() {
        try {
            bell.ring();
        } catch (RuntimeException e) {
            // the others look by themselves
            LOG.debug("The bell did not ring", e);
        }
    }

    private void watch() {
        try {
            while (!closed) {
                boolean rung = bell.await(LOOK);
                if (!closed && (isNew() || rung)) {
                    wakeAll();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Watches no more");
        }
    }

    private boolean isNew() {
        try {
            return database.glance(glance -> {
                long drawn = horizon.drawn(glance);
                if (drawn == seenDrawn && seenSafe >= seenDrawn) {
                    return false;
                }
                long safe = horizon.safe(glance);
                boolean moved = safe != seenSafe;
                seenDrawn = drawn;
                seenSafe = safe;
                return moved;
            });
        } catch (RuntimeException e) {
            LOG.debug("The change log cannot be looked at", e);
            return false;
        }
    }

    private void wakeAll() {
        for (Runnable reader : readers) {
            try {
                reader.run();
            } catch (RuntimeException e) {
                LOG.error("A reader of the change log could not be woken", e);
            }
        }
    }
}
