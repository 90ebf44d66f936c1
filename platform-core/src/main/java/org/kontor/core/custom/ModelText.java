package org.kontor.core.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Row;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.custom.CustomModel.Value;

/** Own entities and fields as they are written down, and back. */
final class ModelText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Map<String, String>>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Value>> VALUES = new TypeReference<>() {};

    private ModelText() {}

    static OwnEntity entity(CustomMapper.EntityRow row) {
        return new OwnEntity(
                row.name(),
                row.label(),
                row.plural(),
                words(row.words()),
                empty(row.help()),
                isYes(row.owned()),
                isRetired(row.state()));
    }

    /** @param stored by the names of columns, in whatever case; those that are not there yet are empty */
    static OwnField field(Map<String, Object> stored) {
        Map<String, Object> row = lowerCase(stored);
        String name = text(row, "field_name");
        String type = text(row, "type");
        String values = text(row, "first_values");
        return new OwnField(
                EntityName.parse(text(row, "entity_name")),
                name,
                FieldTypes.find(type)
                        .orElseThrow(() -> new IllegalStateException("system_custom_field has a field " + name
                                + " of the type " + type + ", which this version does not know")),
                text(row, "label"),
                row.get("words") == null ? Map.of() : words(text(row, "words")),
                text(row, "explanation"),
                isYes(row, "required"),
                isYes(row, "is_unique"),
                isYes(row, "searchable"),
                isYes(row, "sensitive"),
                isYes(row, "encrypted"),
                row.get("masked_last") instanceof Number last ? OptionalInt.of(last.intValue()) : OptionalInt.empty(),
                row.get("max_length") instanceof Number length ? Math.toIntExact(length.longValue()) : 0,
                Stream.of(text(row, "targets").split(","))
                        .filter(target -> !target.isBlank())
                        .map(EntityName::parse)
                        .toList(),
                values.isEmpty() ? List.of() : read(values, VALUES),
                text(row, "former_name"),
                text(row, "list_name"),
                isRetired(text(row, "state")));
    }

    /** What became of a field. */
    static String state(Map<String, Object> stored) {
        return text(lowerCase(stored), "state");
    }

    private static Map<String, Object> lowerCase(Map<String, Object> stored) {
        Map<String, Object> row = new HashMap<>();
        stored.forEach((column, value) -> row.put(column.toLowerCase(Locale.ROOT), value));
        return row;
    }

    private static String text(Map<String, Object> row, String column) {
        return row.get(column) instanceof String text ? text : "";
    }

    private static boolean isYes(Map<String, Object> row, String column) {
        return row.get(column) instanceof Boolean yes && yes;
    }

    static OwnRule rule(CustomMapper.RuleRow row) {
        return new OwnRule(
                EntityName.parse(row.entity()),
                row.name(),
                row.kind(),
                read(row.content(), new TypeReference<JsonNode>() {}),
                isRetired(row.state()));
    }

    static OwnRule rule(Row row) {
        return rule(new CustomMapper.RuleRow(
                row.get(CustomRule.ENTITY),
                row.get(CustomRule.RULE),
                row.get(CustomRule.KIND).name(),
                row.get(CustomRule.CONTENT),
                row.get(CustomRule.STATE).name()));
    }

    static Assignment[] values(OwnRule rule) {
        return new Assignment[] {
            CustomRule.ENTITY.to(rule.entity().toString()),
            CustomRule.RULE.to(rule.name()),
            CustomRule.KIND.to(Choice.of(rule.kind())),
            CustomRule.CONTENT.to(rule.content().toString()),
            CustomRule.STATE.to(rule.retired() ? CustomModel.RETIRED : CustomModel.ACTIVE)
        };
    }

    static Assignment[] values(OwnEntity entity) {
        return new Assignment[] {
            CustomEntity.ENTITY.to(entity.name()),
            CustomEntity.LABEL.to(entity.label()),
            CustomEntity.PLURAL.to(entity.plural()),
            CustomEntity.WORDS.to(entity.words().isEmpty() ? null : write(entity.words())),
            CustomEntity.HELP.to(nullWhenEmpty(entity.help())),
            CustomEntity.OWNED.to(entity.owned()),
            CustomEntity.STATE.to(entity.retired() ? CustomModel.RETIRED : CustomModel.ACTIVE)
        };
    }

    static Assignment[] values(OwnField field) {
        return new Assignment[] {
            CustomField.ENTITY.to(field.entity().toString()),
            CustomField.FIELD.to(field.name()),
            CustomField.TYPE.to(Choice.of(FieldTypes.name(field.type()))),
            CustomField.LABEL.to(field.label()),
            CustomField.WORDS.to(field.words().isEmpty() ? null : write(field.words())),
            CustomField.HELP.to(nullWhenEmpty(field.help())),
            CustomField.REQUIRED.to(field.required()),
            CustomField.UNIQUE.to(field.unique()),
            CustomField.SEARCHABLE.to(field.searchable()),
            CustomField.SENSITIVE.to(field.sensitive()),
            CustomField.ENCRYPTED.to(field.encrypted()),
            CustomField.MASKED.to(
                    field.masked().isEmpty() ? null : (long) field.masked().getAsInt()),
            CustomField.MAX_LENGTH.to(field.maxLength() == 0 ? null : (long) field.maxLength()),
            CustomField.TARGETS.to(nullWhenEmpty(
                    field.targets().stream().map(EntityName::toString).collect(Collectors.joining(",")))),
            CustomField.VALUES.to(field.values().isEmpty() ? null : write(field.values())),
            CustomField.FORMER.to(nullWhenEmpty(field.former())),
            CustomField.LIST.to(nullWhenEmpty(field.list())),
            CustomField.STATE.to(field.retired() ? CustomModel.RETIRED : CustomModel.ACTIVE)
        };
    }

    /** Labels by language, as a rule says them. */
    static Map<String, Map<String, String>> words(@Nullable JsonNode said) {
        return said == null ? Map.of() : words(said.toString());
    }

    /** The same as JSON. */
    static ObjectNode json(Map<String, Map<String, String>> words) {
        return JSON.valueToTree(new TreeMap<>(words));
    }

    private static Map<String, Map<String, String>> words(@Nullable String json) {
        return json == null ? Map.of() : read(json, WORDS);
    }

    private static boolean isYes(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean isRetired(String state) {
        return state.equals(CustomModel.RETIRED.name());
    }

    private static String empty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String nullWhenEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is written down of an own field or entity is no JSON", e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
