package org.kontor.core.meta.kind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FieldType;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;

/** A point in time, to the millisecond; RFC 3339 in JSON, always answered in UTC. */
final class MomentKind extends TemporalKind<Instant> {
    private static final String FORM = "a moment such as 2026-11-22T14:30:00Z, of the years 1 to 9999";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    MomentKind() {
        super(Instant.class, Column.Type.MOMENT, FORM, "date-time");
    }

    @Override
    public FieldType type() {
        return FieldType.MOMENT;
    }

    @Override
    Instant read(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    @Override
    @Nullable
    Instant fromColumn(ResultSet rows, int column) throws SQLException {
        OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    Object column(Instant value) {
        return bound(value);
    }

    static OffsetDateTime bound(Instant value) {
        return value.atOffset(ZoneOffset.UTC);
    }

    @Override
    Instant store(Instant value) throws BadValue {
        return checked(value);
    }

    static Instant checked(Instant value) throws BadValue {
        if (value.isBefore(FIRST) || value.isAfter(LAST)) {
            throw FieldKind.expected(FORM);
        }
        return value.truncatedTo(ChronoUnit.MILLIS);
    }

    static Instant parseMoment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    @Override
    String text(Instant value) {
        return MomentText.of(value);
    }
}
