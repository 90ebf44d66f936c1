package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;

/** Yes or no; true or false in JSON. */
final class YesNoKind extends SingleColumn<Boolean> {
    private static final Message FORM = FieldKind.YES_OR_NO;

    @Override
    public FieldType type() {
        return FieldType.YES_NO;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.column(field.name(), Column.Type.BOOLEAN));
    }

    @Override
    public @Nullable Boolean read(ResultSet rows, int first) throws SQLException {
        boolean value = rows.getBoolean(first);
        return rows.wasNull() ? null : value;
    }

    @Override
    Object column(Boolean value) {
        return value;
    }

    @Override
    public void write(JsonGenerator json, Boolean value) throws IOException {
        json.writeBoolean(value);
    }

    @Override
    public Boolean parse(JsonNode json, Field<?> field) throws BadValue {
        if (!json.isBoolean()) {
            throw FieldKind.expected(FORM);
        }
        return json.booleanValue();
    }

    @Override
    public @Nullable Boolean parse(String text, Field<?> field) throws BadValue {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw FieldKind.expected(FORM);
        };
    }

    @Override
    public Boolean check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof Boolean yesNo)) {
            throw FieldKind.expected(FORM);
        }
        return yesNo;
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.IS, Operator.IS_NOT, Operator.IN, Operator.IS_EMPTY);
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return FieldKind.object().put("type", "boolean");
    }
}
