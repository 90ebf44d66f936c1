package org.kontor.core.record;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** About how many bytes what was read of records takes in memory until it is written, with the copies that are made of it. */
final class HeldSize {
    private static final long OF_ROW = 400;
    private static final long OF_VALUE = 160;

    private HeldSize() {}

    /** Of a line by itself: those of its parts are read, and counted, as lines of their own. */
    static long of(Line line) {
        long size = OF_ROW + OF_VALUE * line.values().length;
        for (Object value : line.values()) {
            size += letters(value);
        }
        return size;
    }

    /** Of a record with its parts. */
    static long of(StoredRow row) {
        long size = OF_ROW + OF_VALUE * row.values().size();
        for (Object value : row.values().values()) {
            if (value instanceof Collection<?> several) {
                for (Object each : several) {
                    size += each instanceof StoredRow part ? of(part) : OF_VALUE;
                }
            }
            size += letters(value);
        }
        return size;
    }

    private static long letters(@Nullable Object value) {
        return switch (value) {
            case String text -> 2L * text.length();
            case Said said -> 2L * said.text().length();
            case null, default -> 0;
        };
    }
}
