package org.kontor.core.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done again and again behind everything else, on a thread of its own. It is woken when it is to end and
 * never interrupted: an interrupt inside H2 would close its file.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private final Semaphore stopping = new Semaphore(0);
    private final Thread thread;
    private boolean failing;

    /**
     * @param name of the thread, and of what is done for the log
     * @param first how long it waits before the first round
     * @param pause how long before each other one
     * @param round what is done; where it fails, the next round tries again
     */
    public Rounds(String name, Duration first, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(first));
    }

    /** The same, with one pause. */
    public Rounds(String name, Duration pause, Runnable round) {
        this(name, pause, pause, round);
    }

    public void start() {
        thread.start();
    }

    private void run(Duration first) {
        try {
            for (Duration wait = first; !stopping.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS); wait = pause) {
                once();
            }
        } catch (InterruptedException e) {
            LOG.debug("No more rounds of {}", name);
        }
    }

    private void once() {
        try {
            round.run();
            failing = false;
        } catch (RuntimeException e) {
            if (failing) {
                LOG.debug("{} fails still", name, e);
            } else {
                LOG.warn("{} failed; trying again", name, e);
            }
            failing = true;
        }
    }

    /** Lets a round that is under way come to its end; there are no more. */
    @Override
    public void close() {
        stopping.release();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
