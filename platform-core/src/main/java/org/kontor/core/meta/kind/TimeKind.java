package org.kontor.core.meta.kind;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.Column;

/** A time of day, to the second. */
final class TimeKind extends TemporalKind<LocalTime> {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("HH:mm:ss");

    TimeKind() {
        super(
                LocalTime.class,
                Column.Type.TIME,
                Message.of("system.expected_time", "Expected a time of day such as 14:30"),
                "time");
    }

    @Override
    public FieldType type() {
        return FieldType.TIME;
    }

    @Override
    LocalTime read(String text) {
        return LocalTime.parse(text);
    }

    @Override
    LocalTime store(LocalTime value) {
        return value.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    String text(LocalTime value) {
        return FORM.format(value);
    }
}
