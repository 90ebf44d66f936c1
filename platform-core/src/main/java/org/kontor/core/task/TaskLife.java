package org.kontor.core.task;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kontor.core.net.GuardedNet;

/**
 * One task on this node, between its code's thread and the engine that watches it. The thread is interrupted only while it
 * is outside: inside a transaction that would cut the database's connection.
 */
final class TaskLife {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable TaskStop stop;
    private @Nullable Thread outside;
    private @Nullable GuardedNet net;

    /** Has the code end with its next step, and cuts what it does outside. */
    void stop(TaskStop why) {
        stop = why;
        lock.lock();
        try {
            if (net != null) {
                net.close();
            }
            if (outside != null) {
                outside.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has the code end with its next step, without cutting anything. */
    void stopSoon(TaskStop why) {
        stop = why;
    }

    void check() {
        TaskStop why = stop;
        if (why != null) {
            throw why;
        }
    }

    @Nullable
    TaskStop stopped() {
        return stop;
    }

    void goOut(GuardedNet opened) {
        lock.lock();
        try {
            outside = Thread.currentThread();
            net = opened;
        } finally {
            lock.unlock();
        }
        check();
    }

    void comeIn() {
        lock.lock();
        try {
            outside = null;
            net = null;
            // whoever interrupted meant what was done outside
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }
}
