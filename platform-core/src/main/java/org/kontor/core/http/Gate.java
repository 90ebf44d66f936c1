package org.kontor.core.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets as many pieces of work run at once as there are connections to the database for them. Others wait their turn
 * without a thread, and whoever is done takes the next: a thread that waits for a connection has to be put to sleep and
 * woken again, which costs as much as a small read.
 */
final class Gate {
    private final int most;
    private final Executor executor;
    private final AtomicInteger running = new AtomicInteger();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param most pieces of work at once
     * @param executor runs what waited
     */
    Gate(int most, Executor executor) {
        this.most = most;
        this.executor = executor;
    }

    /** Runs the work now, in this thread, or in another one when its turn comes. */
    void run(Runnable work) {
        if (enter()) {
            try {
                work.run();
            } finally {
                leave();
            }
        } else {
            waiting.add(work);
        }
        // also for work that came while the last one left
        if (!waiting.isEmpty() && running.get() < most) {
            executor.execute(this::runWaiting);
        }
    }

    private void runWaiting() {
        while (!waiting.isEmpty() && enter()) {
            try {
                for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                    next.run();
                }
            } finally {
                leave();
            }
        }
    }

    private boolean enter() {
        int now = running.get();
        while (now < most) {
            if (running.compareAndSet(now, now + 1)) {
                return true;
            }
            now = running.get();
        }
        return false;
    }

    private void leave() {
        running.decrementAndGet();
    }
}
