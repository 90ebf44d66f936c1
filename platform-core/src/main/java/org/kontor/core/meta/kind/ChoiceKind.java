package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.JsonRow;

/** One of a list, kept by its name. */
final class ChoiceKind extends SingleColumn<Choice> {
    static final int LENGTH = 50;

    @Override
    public FieldType type() {
        return FieldType.CHOICE;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.text(field.name(), LENGTH));
    }

    @Override
    public @Nullable Choice read(ResultSet rows, int first) throws SQLException {
        String name = rows.getString(first);
        return name == null ? null : new Choice(name);
    }

    @Override
    public boolean copy(JsonRow row, int first) throws SQLException, IOException {
        return row.text(first);
    }

    @Override
    Object column(Choice value) {
        return value.name();
    }

    @Override
    public void write(JsonGenerator json, Choice value) throws IOException {
        json.writeString(value.name());
    }

    @Override
    public @Nullable Choice parse(JsonNode json, Field<?> field) throws BadValue {
        if (!json.isTextual()) {
            throw FieldKind.expected("system.expected_choice_name", "Expected the name of a choice");
        }
        return parse(json.textValue(), field);
    }

    @Override
    public @Nullable Choice parse(String text, Field<?> field) throws BadValue {
        return text.isBlank() ? null : new Choice(text.strip());
    }

    @Override
    public Choice check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof Choice choice)) {
            throw FieldKind.expected("system.expected_choice", "Expected a choice");
        }
        return checkOption(choice, field);
    }

    @Override
    public void checkAsked(Object value, FieldMeta field) throws BadValue {
        checkAskedOption(value, field);
    }

    static void checkAskedOption(Object value, FieldMeta field) throws BadValue {
        if (value instanceof Choice choice
                && field.options().stream().noneMatch(option -> option.name().equals(choice.name()))) {
            throw notInList(choice, field);
        }
    }

    static Choice checkOption(Choice choice, FieldMeta field) throws BadValue {
        for (ChoiceOption option : field.options()) {
            if (option.name().equals(choice.name()) && option.active()) {
                return choice;
            }
        }
        throw notInList(choice, field);
    }

    private static BadValue notInList(Choice choice, FieldMeta field) {
        String all = field.options().stream()
                .filter(ChoiceOption::active)
                .limit(30)
                .map(ChoiceOption::name)
                .collect(Collectors.joining(", "));
        return new BadValue(Message.of("system.not_in_list", "{value} is not one of: {choices}")
                .with("value", choice.name().length() > LENGTH ? choice.name().substring(0, LENGTH) : choice.name())
                .with("choices", all));
    }

    static void addOptions(ArrayNode names, FieldMeta field) {
        field.options().forEach(option -> names.add(option.name()));
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "string");
        addOptions(schema.putArray("enum"), field);
        return schema;
    }
}
