package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sql;

/**
 * A file: its id, and beside it what is told of it, so that a list of records asks no other table. Files never change. That
 * the file exists and its writer may use it is checked where records are written, and the rest is taken from there, whatever
 * was sent.
 */
final class FileKind implements FieldKind<FileId> {
    private static final Message FORM = Message.of("system.expected_file", "Expected a file: its id, or {form}")
            .with("form", "{\"id\": \"…\"}");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TYPE = 127;

    @Override
    public FieldType type() {
        return FieldType.FILE;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(
                identifiers.column(field.name() + "_id", Column.Type.UUID),
                identifiers.text(field.name() + "_name", LONGEST_NAME),
                identifiers.text(field.name() + "_type", LONGEST_TYPE),
                identifiers.column(field.name() + "_size", Column.Type.LONG));
    }

    @Override
    public @Nullable FileId read(ResultSet rows, int first) throws SQLException {
        UUID id = rows.getObject(first, UUID.class);
        return id == null
                ? null
                : new FileId(
                        id,
                        Objects.requireNonNullElse(rows.getString(first + 1), ""),
                        Objects.requireNonNullElse(rows.getString(first + 2), ""),
                        rows.getLong(first + 3));
    }

    @Override
    public void bind(@Nullable FileId value, List<@Nullable Object> columns) {
        columns.add(value == null ? null : value.id());
        columns.add(value == null ? null : value.name());
        columns.add(value == null ? null : value.type());
        columns.add(value == null ? null : value.size());
    }

    @Override
    public void write(JsonGenerator json, FileId value) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", value.id().toString());
        json.writeStringField("name", value.name());
        json.writeStringField("type", value.type());
        json.writeNumberField("size", value.size());
        json.writeEndObject();
    }

    @Override
    public String written(FileId value) {
        return value.id().toString();
    }

    @Override
    public @Nullable FileId parse(JsonNode json, Field<?> field) throws BadValue {
        if (json.isTextual()) {
            return parse(json.textValue(), field);
        }
        JsonNode id = json.get("id");
        if (!json.isObject() || id == null || !id.isTextual()) {
            throw FieldKind.expected(FORM);
        }
        return new FileId(
                uuid(id.textValue()),
                json.path("name").asText(),
                json.path("type").asText(),
                json.path("size").asLong());
    }

    @Override
    public @Nullable FileId parse(String text, Field<?> field) throws BadValue {
        return text.isBlank() ? null : FileId.of(uuid(text.strip()));
    }

    private static UUID uuid(String id) throws BadValue {
        try {
            UUID uuid = UUID.fromString(id);
            if (uuid.toString().equalsIgnoreCase(id)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw FieldKind.expected(FORM);
        }
        throw FieldKind.expected(FORM);
    }

    @Override
    public FileId check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof FileId file)) {
            throw FieldKind.expected(FORM);
        }
        return file;
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.IS, Operator.IS_NOT, Operator.IN, Operator.IS_EMPTY);
    }

    @Override
    public boolean isSortable() {
        return false;
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        SingleColumn.compareColumn(sql, columns.getFirst(), operator, ((FileId) value).id());
    }

    /** Files are the same by their id. */
    @Override
    public boolean compareColumns(Sql sql, List<String> columns, Operator operator, List<String> others) {
        return FieldKind.super.compareColumns(sql, List.of(columns.getFirst()), operator, List.of(others.getFirst()));
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("id").put("type", "string").put("format", "uuid");
        properties.putObject("name").put("type", "string").put("readOnly", true);
        properties.putObject("type").put("type", "string").put("readOnly", true);
        properties
                .putObject("size")
                .put("type", "integer")
                .put("format", "int64")
                .put("readOnly", true);
        schema.putArray("required").add("id");
        return schema;
    }
}
