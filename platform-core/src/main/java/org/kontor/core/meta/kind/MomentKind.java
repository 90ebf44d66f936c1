package org.kontor.core.meta.kind;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.JsonRow;

/** A point in time, to the millisecond; RFC 3339 in JSON, always answered in UTC. */
final class MomentKind extends TemporalKind<Instant> {
    private static final Message FORM = Message.of(
            "system.expected_moment", "Expected a moment such as 2026-11-22T14:30:00Z, of the years 1 to 9999");
    private static final long MICROS_OF_A_SECOND = 1_000_000;
    private static final long WIRE_EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
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
    public boolean copy(JsonRow row, int first) throws SQLException, IOException {
        byte[] wire = row.isRaw() ? row.rows().getBytes(first) : null;
        if (wire == null || wire.length != Long.BYTES) {
            // of another database, empty, or as text: so it comes while a statement is new
            return super.copy(row, first);
        }
        // PostgreSQL's binary form: microseconds since 2000
        long micros = ByteBuffer.wrap(wire).getLong();
        long seconds = Math.floorDiv(micros, MICROS_OF_A_SECOND);
        MomentText.write(
                row.json(),
                Instant.ofEpochSecond(WIRE_EPOCH + seconds, (micros - seconds * MICROS_OF_A_SECOND) * 1000));
        return true;
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
