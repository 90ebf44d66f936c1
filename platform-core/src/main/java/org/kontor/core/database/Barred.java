package org.kontor.core.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads of this process that may ask no database any more; mostly there are none. One that is barred may be
 * interrupted as long as it has not come back to us: an interrupted thread that works on an H2 file would close it.
 */
final class Barred {
    private enum Bar {
        OUT,
        INTERRUPTED,
        BACK
    }

    private static final Map<Thread, Bar> THREADS = new ConcurrentHashMap<>();

    private Barred() {}

    /**
     * @throws CutOff for a thread that is barred
     */
    static void check() {
        if (!THREADS.isEmpty() && THREADS.containsKey(Thread.currentThread())) {
            comeBack();
            throw new CutOff();
        }
    }

    /** The thread leaves other people's code: it is interrupted no more, and works on as if it never had been. */
    static void comeBack() {
        if (!THREADS.isEmpty()) {
            THREADS.computeIfPresent(Thread.currentThread(), (thread, bar) -> {
                clear(bar);
                return Bar.BACK;
            });
        }
    }

    static void add(Thread thread) {
        THREADS.putIfAbsent(thread, Bar.OUT);
    }

    static void interrupt(Thread thread) {
        THREADS.computeIfPresent(thread, (late, bar) -> {
            if (bar != Bar.OUT) {
                return bar;
            }
            late.interrupt();
            return Bar.INTERRUPTED;
        });
    }

    static void removeCurrent() {
        Bar bar = THREADS.remove(Thread.currentThread());
        if (bar != null) {
            clear(bar);
        }
    }

    private static void clear(Bar bar) {
        if (bar == Bar.INTERRUPTED) {
            Thread.interrupted();
        }
    }
}
