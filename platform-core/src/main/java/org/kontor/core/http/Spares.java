package org.kontor.core.http;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Threads that work instead of those that are stuck. */
final class Spares {
    private final QueuedThreadPool threads;

    Spares(QueuedThreadPool threads) {
        this.threads = threads;
    }

    synchronized void add() {
        threads.setMaxThreads(threads.getMaxThreads() + 1);
    }

    synchronized void remove() {
        threads.setMaxThreads(threads.getMaxThreads() - 1);
    }
}
