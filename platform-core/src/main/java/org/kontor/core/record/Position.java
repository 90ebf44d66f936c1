package org.kontor.core.record;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.Column;

/** Where a row stands in an order: the values of its keys, and its id. */
record Position(List<@Nullable Object> values, UUID id) {
    static @Nullable Object read(ResultSet rows, int column, Column.Type type) throws SQLException {
        return switch (type) {
            case INTEGER, LONG -> {
                long value = rows.getLong(column);
                yield rows.wasNull() ? null : value;
            }
            case DECIMAL -> rows.getBigDecimal(column);
            case BOOLEAN -> {
                boolean value = rows.getBoolean(column);
                yield rows.wasNull() ? null : value;
            }
            case TEXT, LONG_TEXT -> rows.getString(column);
            case UUID, DATE, TIME, MOMENT -> rows.getObject(column, javaType(type));
        };
    }

    static boolean isOf(Object value, Column.Type type) {
        return javaType(type).isInstance(value);
    }

    private static Class<?> javaType(Column.Type type) {
        return switch (type) {
            case UUID -> UUID.class;
            case TEXT, LONG_TEXT -> String.class;
            case INTEGER, LONG -> Long.class;
            case DECIMAL -> BigDecimal.class;
            case BOOLEAN -> Boolean.class;
            case DATE -> LocalDate.class;
            case TIME -> LocalTime.class;
            case MOMENT -> OffsetDateTime.class;
        };
    }
}
