package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.ConditionJson;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;

/**
 * A stored question: {@code {"entity": "contacts.account", "where": {…}}}. Checked against the catalog when it is
 * written; one that no longer holds, because a field is gone, reads as a question that nothing answers.
 */
final class ConditionKind extends SingleColumn<Condition> {
    private final Supplier<ConditionJson> json;

    ConditionKind(Supplier<ConditionJson> json) {
        this.json = json;
    }

    @Override
    public FieldType type() {
        return FieldType.CONDITION;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.column(field.name(), Column.Type.LONG_TEXT));
    }

    @Override
    public @Nullable Condition read(ResultSet rows, int first) throws SQLException {
        String text = rows.getString(first);
        if (text == null) {
            return null;
        }
        try {
            return json.get().parseStored(text);
        } catch (BadValue e) {
            return Condition.never();
        }
    }

    @Override
    Object column(Condition value) {
        return json.get().storedText(value);
    }

    @Override
    public void write(JsonGenerator out, Condition value) throws IOException {
        json.get().writeStored(out, value);
    }

    @Override
    public @Nullable Condition parse(JsonNode node, Field<?> field) throws BadValue {
        return json.get().parseStored(node);
    }

    @Override
    public @Nullable Condition parse(String text, Field<?> field) throws BadValue {
        return text.isBlank() ? null : json.get().parseStored(text);
    }

    @Override
    public Condition check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof Condition condition)) {
            throw FieldKind.expected("system.expected_condition", "Expected a condition");
        }
        return json.get().parseStored(json.get().storedText(condition));
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.IS_EMPTY);
    }

    @Override
    public boolean isSortable() {
        return false;
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("entity").put("type", "string");
        properties.putObject("where").put("$ref", "#/components/schemas/Condition");
        return schema;
    }
}
