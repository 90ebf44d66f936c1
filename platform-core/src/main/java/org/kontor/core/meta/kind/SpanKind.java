package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.api.Span;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sql;

/** From one moment up to, not including, another: {@code {"from": …, "to": …}}. Sorted by its beginning. */
final class SpanKind implements FieldKind<Span> {
    private static final Message FORM =
            FieldKind.form("{\"from\": \"2026-11-22T09:00:00Z\", \"to\": \"2026-11-22T10:00:00Z\"}");

    @Override
    public FieldType type() {
        return FieldType.SPAN;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(
                identifiers.column(field.name() + "_from", Column.Type.MOMENT),
                identifiers.column(field.name() + "_to", Column.Type.MOMENT));
    }

    @Override
    public @Nullable Span read(ResultSet rows, int first) throws SQLException {
        return rows.getObject(first) == null
                ? null
                : new Span(MomentKind.instant(rows, first), MomentKind.instant(rows, first + 1));
    }

    @Override
    public void bind(@Nullable Span value, List<@Nullable Object> columns) {
        columns.add(value == null ? null : MomentKind.bound(value.from()));
        columns.add(value == null ? null : MomentKind.bound(value.to()));
    }

    @Override
    public void write(JsonGenerator json, Span value) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", value.from().toString());
        json.writeStringField("to", value.to().toString());
        json.writeEndObject();
    }

    @Override
    public String written(Span value) {
        return value.from() + "/" + value.to();
    }

    @Override
    public Span parse(JsonNode json, Field<?> field) throws BadValue {
        JsonNode from = json.get("from");
        JsonNode to = json.get("to");
        if (json.size() != 2 || from == null || to == null || !from.isTextual() || !to.isTextual()) {
            throw FieldKind.expected(FORM);
        }
        return parts(from.textValue(), to.textValue());
    }

    @Override
    public @Nullable Span parse(String text, Field<?> field) throws BadValue {
        if (text.isBlank()) {
            return null;
        }
        String[] moments = text.strip().split("/", -1);
        if (moments.length != 2) {
            throw FieldKind.expected("system.expected_two_moments", "Expected two moments joined by /");
        }
        return parts(moments[0], moments[1]);
    }

    private static Span parts(String from, String to) throws BadValue {
        try {
            Instant begin = MomentKind.checked(MomentKind.parseMoment(from));
            Instant end = MomentKind.checked(MomentKind.parseMoment(to));
            if (!begin.isBefore(end)) {
                throw new BadValue(Message.of("system.span_order", "Must end after it begins"));
            }
            return new Span(begin, end);
        } catch (DateTimeException e) {
            throw FieldKind.expected(FORM);
        }
    }

    @Override
    public Span check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof Span span)) {
            throw FieldKind.expected(FORM);
        }
        return parts(span.from().toString(), span.to().toString());
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.IS, Operator.IS_NOT, Operator.IN, Operator.OVERLAPS, Operator.IS_EMPTY);
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        Span span = (Span) value;
        if (operator == Operator.OVERLAPS) {
            sql.add("(" + columns.get(0) + " < ")
                    .bind(MomentKind.bound(span.to()))
                    .add(" and " + columns.get(1) + " > ")
                    .bind(MomentKind.bound(span.from()))
                    // an empty field answers no, and not that nobody knows
                    .add(" and " + columns.get(0) + " is not null)");
            return;
        }
        sql.add(operator == Operator.IS_NOT ? "(" + columns.get(0) + " is null or not (" : "(")
                .add(columns.get(0))
                .add(" = ")
                .bind(MomentKind.bound(span.from()))
                .add(" and ")
                .add(columns.get(1))
                .add(" = ")
                .bind(MomentKind.bound(span.to()))
                .add(operator == Operator.IS_NOT ? "))" : ")");
    }

    @Override
    public boolean compareColumns(Sql sql, List<String> columns, Operator operator, List<String> others) {
        if (operator != Operator.OVERLAPS) {
            return FieldKind.super.compareColumns(sql, columns, operator, others);
        }
        sql.add("(" + columns.get(0) + " < " + others.get(1) + " and " + columns.get(1) + " > " + others.get(0) + ")");
        return true;
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("from").put("type", "string").put("format", "date-time");
        properties.putObject("to").put("type", "string").put("format", "date-time");
        schema.putArray("required").add("from").add("to");
        return schema.put("additionalProperties", false);
    }
}
