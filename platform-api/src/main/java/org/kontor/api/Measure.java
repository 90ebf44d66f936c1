package org.kontor.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is worked out over a group of records. Empty values do not count.
 *
 * {@snippet class="org.kontor.example.Asking" region="measure"}
 *
 * @param kind how
 * @param term over what; null for the count of records
 */
public record Measure(Kind kind, @Nullable Term<?> term) {
    /** How a measure is worked out. */
    public enum Kind {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVERAGE
    }

    public Measure {
        Objects.requireNonNull(kind, "kind");
    }

    /** The number of records. */
    public static Measure count() {
        return new Measure(Kind.COUNT, null);
    }

    /** The number of different values. */
    public static Measure count(Term<?> term) {
        return new Measure(Kind.COUNT, term);
    }

    /** The sum of a number, price or amount; amounts of several currencies are summed by currency group only. */
    public static Measure sum(Term<?> term) {
        return new Measure(Kind.SUM, term);
    }

    /** The least value. */
    public static Measure min(Term<?> term) {
        return new Measure(Kind.MIN, term);
    }

    /** The greatest value. */
    public static Measure max(Term<?> term) {
        return new Measure(Kind.MAX, term);
    }

    /** The mean of a number, price or amount. */
    public static Measure average(Term<?> term) {
        return new Measure(Kind.AVERAGE, term);
    }
}
