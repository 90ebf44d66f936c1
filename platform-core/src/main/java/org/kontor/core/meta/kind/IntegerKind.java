package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;

/** A whole number of 64 bits; a number in JSON. */
final class IntegerKind extends SingleColumn<Long> {
    private static final Message FORM = Message.of("system.expected_whole_number", "Expected a whole number");

    @Override
    public FieldType type() {
        return FieldType.INTEGER;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.column(field.name(), Column.Type.LONG));
    }

    @Override
    public @Nullable Long read(ResultSet rows, int first) throws SQLException {
        long value = rows.getLong(first);
        return rows.wasNull() ? null : value;
    }

    @Override
    Object column(Long value) {
        return value;
    }

    @Override
    public void write(JsonGenerator json, Long value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public Long parse(JsonNode json, Field<?> field) throws BadValue {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw FieldKind.expected(FORM);
        }
        return json.longValue();
    }

    @Override
    public @Nullable Long parse(String text, Field<?> field) throws BadValue {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw FieldKind.expected(FORM);
        }
    }

    @Override
    public Long check(Object value, FieldMeta field) throws BadValue {
        return switch (value) {
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            default -> throw FieldKind.expected(FORM);
        };
    }

    @Override
    public boolean isSummable() {
        return true;
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return FieldKind.object().put("type", "integer").put("format", "int64");
    }
}
