package org.kontor.core.custom;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnPart;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.meta.Plain;

/** What is said of own entities, fields and rules, trait by trait, for people. */
final class ModelTraits {
    /** Nothing is said. */
    static final Message NOTHING = Plain.text("");

    static final String TYPE = "type";
    static final String FORMERLY = "formerly";

    private final Map<String, Message> traits = new LinkedHashMap<>();

    private ModelTraits() {}

    /** Those of a part, by their names. */
    static Map<String, Message> of(OwnPart part) {
        ModelTraits all = new ModelTraits();
        switch (part) {
            case OwnEntity entity -> all.add(entity);
            case OwnField field -> all.add(field);
            case OwnRule rule -> all.put("says", rule.content().toString());
        }
        return all.traits;
    }

    /** A trait's name. */
    static Message name(String trait) {
        return Message.of(
                        "system.model_trait",
                        "{trait, select, label {label} plural {plural} help {help} words {words} owned {owned} type {type}"
                                + " required {required} unique {unique} searchable {searchable} sensitive {sensitive}"
                                + " encrypted {encrypted} masked {masked} max_length {max_length} targets {targets}"
                                + " values {values} says {says} other {{trait}}}")
                .with("trait", trait);
    }

    /** A type as people call it. */
    static Message type(FieldType type) {
        return Message.of("system.model_field_type", "{type}")
                .with("type", CustomField.TYPE.to(Choice.of(FieldTypes.name(type))));
    }

    private void add(OwnEntity entity) {
        put("label", entity.label());
        put("plural", entity.plural());
        put("help", entity.help());
        put("words", entity.words().isEmpty() ? "" : ModelText.write(new TreeMap<>(entity.words())));
        put("owned", entity.owned());
    }

    private void add(OwnField field) {
        traits.put(TYPE, type(field.type()));
        put(FORMERLY, field.former());
        put("label", field.label());
        put("help", field.help());
        put("words", field.words().isEmpty() ? "" : ModelText.write(new TreeMap<>(field.words())));
        put("required", field.required());
        put("unique", field.unique());
        put("searchable", field.searchable());
        put("sensitive", field.sensitive());
        put("encrypted", field.encrypted());
        traits.put(
                "masked",
                field.masked().isEmpty()
                        ? NOTHING
                        : Message.of("system.model_masked_last", "last {count}")
                                .with("count", field.masked().getAsInt()));
        put("max_length", field.maxLength() == 0 ? "" : String.valueOf(field.maxLength()));
        put("targets", field.targets().isEmpty() ? "" : String.valueOf(field.targets()));
        put("values", field.values().isEmpty() ? "" : ModelText.write(field.values()));
    }

    private void put(String name, String value) {
        traits.put(name, Plain.text(value));
    }

    private void put(String name, boolean value) {
        traits.put(name, value ? Message.of("system.model_true", "true") : Message.of("system.model_false", "false"));
    }
}
