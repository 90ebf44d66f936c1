package org.kontor.core.notice;

import java.time.Clock;
import java.time.Instant;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Operator;

/** Which moments of a field have come. A date comes with the beginning of its day in the server's time zone. */
final class Moments {
    private Moments() {}

    /** Up to now. */
    static Condition upTo(Field<?> field, Instant now, Clock zone) {
        return compare(field, Operator.AT_MOST, now, zone);
    }

    /** From one moment on, up to another. */
    static Condition between(Field<?> field, Instant from, Instant to, Clock zone) {
        return compare(field, Operator.AT_LEAST, from, zone).and(compare(field, Operator.AT_MOST, to, zone));
    }

    private static Condition compare(Field<?> field, Operator operator, Instant moment, Clock zone) {
        boolean isDate = field.type() == FieldType.DATE;
        Object value = isDate ? moment.atZone(zone.getZone()).toLocalDate() : moment;
        return new Condition.Compare(field, operator, Operand.of(value));
    }
}
