package org.kontor.api;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount in a currency. In JSON {@code {"amount":"12.50","currency":"EUR"}}.
 *
 * {@snippet class="org.kontor.example.Writing" region="money"}
 *
 * @param amount at most 19 digits before and 6 after the point
 * @param currency a code of ISO 4217
 */
public record Money(BigDecimal amount, String currency) {
    public Money {
        Objects.requireNonNull(amount, "amount");
        Currency.getInstance(Objects.requireNonNull(currency, "currency"));
    }

    /**
     * Reads an amount written with a point, for example {@code Money.of("12.50", "EUR")}.
     *
     * @throws IllegalArgumentException when the amount is no number or the currency is unknown
     */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
