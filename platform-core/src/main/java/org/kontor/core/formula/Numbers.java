package org.kontor.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Exact numbers, kept so small that no formula can grow them without end. */
final class Numbers {
    /** How far a division is worked out. */
    private static final int QUOTIENT = 20;

    private static final int MOST_WHOLE = 60;
    private static final int MOST_FRACTION = 40;

    private Numbers() {}

    static BigDecimal bounded(BigDecimal number) {
        if (number.precision() - number.scale() > MOST_WHOLE) {
            throw new TooLarge();
        }
        return number.scale() > MOST_FRACTION ? number.setScale(MOST_FRACTION, RoundingMode.HALF_UP) : number;
    }

    /** None where there is none: by zero. */
    static @Nullable BigDecimal quotient(BigDecimal number, BigDecimal by) {
        return by.signum() == 0 ? null : bounded(number.divide(by, QUOTIENT, RoundingMode.HALF_UP));
    }

    /** Half away from zero. */
    static BigDecimal rounded(BigDecimal number, BigDecimal places) {
        int scale = Math.clamp(whole(places), -MOST_WHOLE, MOST_FRACTION);
        return scale >= number.scale() ? number : number.setScale(scale, RoundingMode.HALF_UP);
    }

    /** Towards zero; as far as such a number may count something. */
    static int whole(BigDecimal number) {
        BigDecimal bounded = number.min(BigDecimal.valueOf(10_000_000)).max(BigDecimal.valueOf(-10_000_000));
        return bounded.setScale(0, RoundingMode.DOWN).intValueExact();
    }
}
