package org.kontor.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Dates and moments; what lies between them is counted in days. */
final class Times {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59Z");
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final int MICROS = 6;
    private static final int FRACTION = 20;

    private Times() {}

    static BigDecimal days(LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to));
    }

    static BigDecimal days(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return BigDecimal.valueOf(between.getSeconds())
                .add(BigDecimal.valueOf(between.getNano(), 9))
                .divide(DAY, FRACTION, RoundingMode.HALF_UP);
    }

    /** By whole days. */
    static LocalDate later(LocalDate date, BigDecimal days) {
        return bounded(date.plusDays(Numbers.whole(days)));
    }

    static LocalDate monthsLater(LocalDate date, BigDecimal months) {
        return bounded(date.plusMonths(Numbers.whole(months)));
    }

    static LocalDate yearsLater(LocalDate date, BigDecimal years) {
        return bounded(date.plusYears(Numbers.whole(years)));
    }

    private static LocalDate bounded(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new TooLarge();
        }
        return date;
    }

    static Instant later(Instant moment, BigDecimal days) {
        BigDecimal micros = days.multiply(DAY).movePointRight(MICROS).setScale(0, RoundingMode.HALF_UP);
        if (micros.precision() > 18) {
            throw new TooLarge();
        }
        Instant later = moment.plus(micros.longValueExact(), ChronoUnit.MICROS);
        if (later.isBefore(FIRST_MOMENT) || later.isAfter(LAST_MOMENT)) {
            throw new TooLarge();
        }
        return later;
    }
}
