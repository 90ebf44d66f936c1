package org.kontor.core.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.kontor.api.FieldType;
import org.kontor.api.Period;
import org.kontor.api.When;

/** Cuts days and moments to the beginning of their period, and works out a {@link When}. */
public final class Periods {
    private Periods() {}

    /** The first day of the period around a day. */
    public static LocalDate start(LocalDate day, Period period) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The beginning of the period around a moment, in a zone. */
    public static Instant start(Instant moment, Period period, ZoneId zone) {
        return start(moment.atZone(zone).toLocalDate(), period)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** What a {@link When} means for a term of this type: a day for dates, a moment for the rest. */
    public static Object at(When when, FieldType type, Asker asker) {
        ZonedDateTime anchor = asker.now().atZone(asker.zone());
        if (when.anchor() == When.Anchor.START) {
            anchor = start(anchor.toLocalDate(), when.period()).atStartOfDay(asker.zone());
        }
        int shift = when.shift();
        ZonedDateTime shifted = switch (when.unit()) {
            case DAY -> anchor.plusDays(shift);
            case WEEK -> anchor.plusWeeks(shift);
            case MONTH -> anchor.plusMonths(shift);
            case QUARTER -> anchor.plusMonths(3L * shift);
            case YEAR -> anchor.plusYears(shift);
        };
        return type == FieldType.DATE ? shifted.toLocalDate() : shifted.toInstant();
    }
}
