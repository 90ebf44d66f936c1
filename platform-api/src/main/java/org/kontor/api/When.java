package org.kontor.api;

import java.util.Objects;

/**
 * A point in time that is worked out when a question is asked, in the zone of whoever asks: {@code When.today()},
 * {@code When.start(MONTH).plus(-1, MONTH)}.
 *
 * {@snippet class="org.kontor.example.Asking" region="when"}
 *
 * @param anchor where to start from: the present moment, or the beginning of the period around it
 * @param period the period whose beginning is meant; {@link Period#DAY} with {@link Anchor#NOW} has no meaning and is
 *     ignored
 * @param shift how many units to go on; negative to go back
 * @param unit the unit of the shift
 */
public record When(Anchor anchor, Period period, int shift, Period unit) {
    /** Where a point in time starts from. */
    public enum Anchor {
        NOW,
        START
    }

    public When {
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(unit, "unit");
    }

    /** This very moment. */
    public static When now() {
        return new When(Anchor.NOW, Period.DAY, 0, Period.DAY);
    }

    /** The beginning of this day. */
    public static When today() {
        return start(Period.DAY);
    }

    /** The beginning of this week, month, quarter or year. */
    public static When start(Period period) {
        return new When(Anchor.START, period, 0, Period.DAY);
    }

    /** So many units later; replaces an earlier shift. */
    public When plus(int amount, Period unit) {
        return new When(anchor, period, amount, unit);
    }
}
