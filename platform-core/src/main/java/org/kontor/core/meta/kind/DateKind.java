package org.kontor.core.meta.kind;

import java.time.LocalDate;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;

/** A day of the calendar. */
final class DateKind extends TemporalKind<LocalDate> {
    private static final Message FORM =
            Message.of("system.expected_date", "Expected a date such as 2026-11-22, of the years 1 to 9999");

    DateKind() {
        super(LocalDate.class, Column.Type.DATE, FORM, "date");
    }

    @Override
    public FieldType type() {
        return FieldType.DATE;
    }

    @Override
    LocalDate read(String text) {
        return LocalDate.parse(text);
    }

    @Override
    LocalDate store(LocalDate value) throws BadValue {
        if (value.getYear() < 1 || value.getYear() > 9999) {
            throw FieldKind.expected(FORM);
        }
        return value;
    }

    @Override
    String text(LocalDate value) {
        return value.toString();
    }
}
