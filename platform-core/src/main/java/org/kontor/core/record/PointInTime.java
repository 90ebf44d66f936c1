package org.kontor.core.record;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.kontor.api.FieldType;
import org.kontor.api.Period;
import org.kontor.api.When;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldKind;

/** Works out a {@link When} for whoever asks: their zone, and the moment of their question. */
final class PointInTime {
    private static final LocalDate FIRST = LocalDate.of(1, Month.JANUARY, 2);
    private static final LocalDate LAST = LocalDate.of(9999, Month.DECEMBER, 30);

    private PointInTime() {}

    /** A value for fields of that type. */
    static Object of(When when, Asking asking, FieldType type) throws BadValue {
        ZonedDateTime point = at(when, asking.now().atZone(asking.zone()));
        return switch (type) {
            case DATE -> point.toLocalDate();
            case MOMENT -> point.toInstant().truncatedTo(ChronoUnit.MILLIS);
            case ZONED -> point.truncatedTo(ChronoUnit.MILLIS);
            default ->
                throw FieldKind.expected(
                        "system.expected_no_point_in_time",
                        "Expected a value; only dates and moments compare with a point in time");
        };
    }

    static ZonedDateTime at(When when, ZonedDateTime now) {
        ZonedDateTime from = when.anchor() == When.Anchor.NOW
                ? now
                : start(now.toLocalDate(), when.period()).atStartOfDay(now.getZone());
        ZonedDateTime shifted = switch (when.unit()) {
            case DAY -> from.plusDays(when.shift());
            case WEEK -> from.plusWeeks(when.shift());
            case MONTH -> from.plusMonths(when.shift());
            case QUARTER -> from.plusMonths(3L * when.shift());
            case YEAR -> from.plusYears(when.shift());
        };
        if (shifted.toLocalDate().isBefore(FIRST)) {
            return FIRST.atTime(LocalTime.MIDNIGHT).atZone(ZoneOffset.UTC);
        }
        return shifted.toLocalDate().isAfter(LAST)
                ? LAST.atTime(LocalTime.MIDNIGHT).atZone(ZoneOffset.UTC)
                : shifted;
    }

    /** The first day of the period around a day. */
    static LocalDate start(LocalDate day, Period period) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1L);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
