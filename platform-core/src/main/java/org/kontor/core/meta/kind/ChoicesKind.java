package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
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

/** Any number of a list, kept as one text {@code |customer|supplier|} in the list's order; an array in JSON. */
final class ChoicesKind implements FieldKind<Set<Choice>> {
    private static final int LENGTH = 4000;
    private static final Message FORM = Message.of("system.expected_choices", "Expected an array of names of choices");

    @Override
    public FieldType type() {
        return FieldType.CHOICES;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.text(field.name(), LENGTH));
    }

    @Override
    public @Nullable Set<Choice> read(ResultSet rows, int first) throws SQLException {
        String text = rows.getString(first);
        return text == null ? null : split(text, "\\|");
    }

    private static Set<Choice> split(String text, String separator) {
        Set<Choice> choices = new LinkedHashSet<>();
        for (String name : text.split(separator, -1)) {
            if (!name.isBlank()) {
                choices.add(new Choice(name.strip()));
            }
        }
        return choices;
    }

    @Override
    public void bind(@Nullable Set<Choice> value, List<@Nullable Object> columns) {
        columns.add(value == null || value.isEmpty() ? null : text(value));
    }

    private static String text(Set<Choice> value) {
        return value.stream().map(Choice::name).collect(Collectors.joining("|", "|", "|"));
    }

    @Override
    public void write(JsonGenerator json, Set<Choice> value) throws IOException {
        json.writeStartArray();
        for (Choice choice : value) {
            json.writeString(choice.name());
        }
        json.writeEndArray();
    }

    @Override
    public @Nullable Set<Choice> parse(JsonNode json, Field<?> field) throws BadValue {
        if (!json.isArray()) {
            throw FieldKind.expected(FORM);
        }
        Set<Choice> choices = new LinkedHashSet<>();
        for (JsonNode name : json) {
            if (!name.isTextual()) {
                throw FieldKind.expected(FORM);
            }
            choices.add(new Choice(name.textValue().strip()));
        }
        return choices.isEmpty() ? null : choices;
    }

    @Override
    public @Nullable Set<Choice> parse(String text, Field<?> field) {
        Set<Choice> choices = split(text, "[|,]");
        return choices.isEmpty() ? null : choices;
    }

    @Override
    public @Nullable Set<Choice> check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof Set<?> given)) {
            throw FieldKind.expected(FORM);
        }
        Set<Choice> asked = new LinkedHashSet<>();
        for (Object one : given) {
            if (!(one instanceof Choice choice)) {
                throw FieldKind.expected(FORM);
            }
            asked.add(ChoiceKind.checkOption(choice, field));
        }
        Set<Choice> ordered = field.options().stream()
                .map(option -> new Choice(option.name()))
                .filter(asked::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (text(ordered).length() > LENGTH) {
            throw new BadValue(Message.of("system.too_many_choices", "Too many choices at once"));
        }
        return ordered.isEmpty() ? null : ordered;
    }

    @Override
    public void checkAsked(Object value, FieldMeta field) throws BadValue {
        for (Object each : value instanceof Set<?> several ? several : Set.of(value)) {
            ChoiceKind.checkAskedOption(each, field);
        }
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.IS, Operator.IS_NOT, Operator.IN, Operator.CONTAINS, Operator.IS_EMPTY);
    }

    @Override
    public boolean isSortable() {
        return false;
    }

    /** Containing one choice; {@code is} and {@code isNot} mean exactly these. */
    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        String column = columns.getFirst();
        if (operator == Operator.CONTAINS) {
            String one = value instanceof Choice choice ? choice.name() : firstName(value);
            sql.add(column)
                    .add(" like ")
                    .bind("%|" + one.replace("!", "!!").replace("_", "!_").replace("%", "!%") + "|%")
                    .add(" escape '!'");
            return;
        }
        @SuppressWarnings("unchecked")
        Set<Choice> choices = (Set<Choice>) value;
        SingleColumn.compareColumn(sql, column, operator, text(choices));
    }

    private static String firstName(Object value) {
        return value instanceof Set<?> set && set.iterator().next() instanceof Choice choice
                ? choice.name()
                : value.toString();
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "array").put("uniqueItems", true);
        ObjectNode items = schema.putObject("items").put("type", "string");
        ChoiceKind.addOptions(items.putArray("enum"), field);
        return schema;
    }
}
