package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
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
import org.kontor.core.meta.Sql;

/** A point in time with the zone it was agreed in: {@code {"at": "2026-11-22T14:30:00Z", "zone": "Europe/Prague"}}. */
final class ZonedKind implements FieldKind<ZonedDateTime> {
    private static final Message FORM =
            FieldKind.form("{\"at\": \"2026-11-22T14:30:00Z\", \"zone\": \"Europe/Prague\"}");

    @Override
    public FieldType type() {
        return FieldType.ZONED;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(
                identifiers.column(field.name() + "_at", Column.Type.MOMENT),
                identifiers.text(field.name() + "_zone", 50));
    }

    @Override
    public @Nullable ZonedDateTime read(ResultSet rows, int first) throws SQLException {
        String zone = rows.getString(first + 1);
        return zone == null ? null : MomentKind.instant(rows, first).atZone(ZoneId.of(zone));
    }

    @Override
    public void bind(@Nullable ZonedDateTime value, List<@Nullable Object> columns) {
        columns.add(value == null ? null : MomentKind.bound(value.toInstant()));
        columns.add(value == null ? null : value.getZone().getId());
    }

    @Override
    public void write(JsonGenerator json, ZonedDateTime value) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", value.toInstant().toString());
        json.writeStringField("zone", value.getZone().getId());
        json.writeEndObject();
    }

    @Override
    public String written(ZonedDateTime value) {
        return value.toInstant() + " " + value.getZone().getId();
    }

    @Override
    public ZonedDateTime parse(JsonNode json, Field<?> field) throws BadValue {
        JsonNode at = json.get("at");
        JsonNode zone = json.get("zone");
        if (json.size() != 2 || at == null || zone == null || !at.isTextual() || !zone.isTextual()) {
            throw FieldKind.expected(FORM);
        }
        return parts(at.textValue(), zone.textValue());
    }

    @Override
    public @Nullable ZonedDateTime parse(String text, Field<?> field) throws BadValue {
        if (text.isBlank()) {
            return null;
        }
        String[] words = text.strip().split(" +");
        return parts(words[0], words.length == 2 ? words[1] : "UTC");
    }

    private static ZonedDateTime parts(String at, String zone) throws BadValue {
        try {
            return MomentKind.checked(MomentKind.parseMoment(at)).atZone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw FieldKind.expected(FORM);
        }
    }

    @Override
    public ZonedDateTime check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof ZonedDateTime zoned) || zoned.getZone().getId().length() > 50) {
            throw FieldKind.expected(FORM);
        }
        return MomentKind.checked(zoned.toInstant()).atZone(zoned.getZone());
    }

    @Override
    public Set<Operator> operators() {
        return SingleColumn.ORDERED;
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        SingleColumn.compareColumn(
                sql, columns.get(0), operator, MomentKind.bound(((ZonedDateTime) value).toInstant()));
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("at").put("type", "string").put("format", "date-time");
        properties.putObject("zone").put("type", "string").put("maxLength", 50);
        schema.putArray("required").add("at").add("zone");
        return schema.put("additionalProperties", false);
    }
}
