package org.kontor.contacts.transfer;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Money;
import org.kontor.api.Row;

/** Whether a record holds a value already, so that loading a file twice changes nothing. */
final class Sameness {
    private Sameness() {}

    static boolean holds(Row row, Field<?> field, @Nullable Object value) {
        Object there = value(row, field).orElse(null);
        if (there instanceof BigDecimal one && value instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        if (there instanceof Money one && value instanceof Money other) {
            return one.currency().equals(other.currency()) && one.amount().compareTo(other.amount()) == 0;
        }
        if (field.type() == FieldType.EMAIL && there instanceof String one && value instanceof String other) {
            return one.equalsIgnoreCase(other);
        }
        return Objects.equals(there, value);
    }

    /** The value, unless it is empty or out of the reader's sight. */
    static Optional<?> value(Row row, Field<?> field) {
        try {
            return row.find(field);
        } catch (IllegalArgumentException outOfSight) {
            return Optional.empty();
        }
    }
}
