package org.kontor.core.formula;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money on its way through a formula.
 *
 * @param currency none of a zero that was written: it fits every currency
 */
record Amount(BigDecimal number, @Nullable String currency) {
    static final Amount ZERO = new Amount(BigDecimal.ZERO, null);

    Amount of(BigDecimal other) {
        return new Amount(Numbers.bounded(other), currency);
    }

    /** Whether both are of one currency; of others there is neither a sum nor an order. */
    boolean fits(Amount other) {
        return currency == null || other.currency == null || currency.equals(other.currency);
    }

    /** This with another number, in the currency of whichever of the two has one. */
    Amount with(BigDecimal number, Amount other) {
        return new Amount(Numbers.bounded(number), currency == null ? other.currency : currency);
    }
}
