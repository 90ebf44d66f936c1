package org.kontor.core.record;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the rows that are read and written on behalf of somebody, whose work a thread does at the moment. */
public final class RowCount {
    private static final ThreadLocal<@Nullable RowCount> CURRENT = new ThreadLocal<>();

    private final LongAdder read = new LongAdder();
    private final LongAdder written = new LongAdder();

    /** From now on this thread's rows are counted here; answers where they were counted before. */
    public @Nullable RowCount begin() {
        RowCount before = CURRENT.get();
        CURRENT.set(this);
        return before;
    }

    /** Counts where it was counted before. */
    public static void end(@Nullable RowCount before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    static void read(int rows) {
        RowCount current = CURRENT.get();
        if (current != null) {
            current.read.add(rows);
        }
    }

    static void written(int rows) {
        RowCount current = CURRENT.get();
        if (current != null) {
            current.written.add(rows);
        }
    }

    /** Rows that were read. */
    public long read() {
        return read.sum();
    }

    /** Rows that were written. */
    public long written() {
        return written.sum();
    }
}
