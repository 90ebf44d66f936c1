package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;

/** What dates, times of day and moments share: one column, a text of ISO 8601 in JSON. */
abstract class TemporalKind<T> extends SingleColumn<T> {
    private final Class<T> javaType;
    private final Column.Type columnType;
    private final Message form;
    private final String format;

    TemporalKind(Class<T> javaType, Column.Type columnType, Message form, String format) {
        this.javaType = javaType;
        this.columnType = columnType;
        this.form = form;
        this.format = format;
    }

    abstract T read(String text);

    abstract T store(T value) throws BadValue;

    abstract String text(T value);

    @Nullable
    T fromColumn(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, javaType);
    }

    @Override
    Object column(T value) {
        return value;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.column(field.name(), columnType));
    }

    @Override
    public @Nullable T read(ResultSet rows, int first) throws SQLException {
        return fromColumn(rows, first);
    }

    @Override
    public void write(JsonGenerator json, T value) throws IOException {
        json.writeString(text(value));
    }

    @Override
    public @Nullable T parse(JsonNode json, Field<?> field) throws BadValue {
        if (!json.isTextual()) {
            throw FieldKind.expected(form);
        }
        return parse(json.textValue(), field);
    }

    @Override
    public @Nullable T parse(String text, Field<?> field) throws BadValue {
        if (text.isBlank()) {
            return null;
        }
        try {
            return store(read(text.strip()));
        } catch (DateTimeException e) {
            throw FieldKind.expected(form);
        }
    }

    @Override
    public T check(Object value, FieldMeta field) throws BadValue {
        if (!javaType.isInstance(value)) {
            throw FieldKind.expected(form);
        }
        return store(javaType.cast(value));
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return FieldKind.object().put("type", "string").put("format", format);
    }
}
