package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.Value;

/**
 * What a wish says of a field.
 *
 * @param name as records have it
 * @param retired whether it is to be hidden
 */
record FieldChange(Said said, EntityName entity, String name, boolean retired) {
    private static final Pattern LIST = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    /** What is said of a value of a choice. */
    private static final List<String> VALUE = List.of("name", "label");

    private String path() {
        return entity + "." + name;
    }

    /**
     * The model with the field as it is wished for.
     *
     * @throws org.kontor.api.Refusal INVALID when it cannot be so
     */
    CustomModel apply(CustomModel model) {
        String path = path();
        Optional<OwnField> known = model.field(path);
        Optional<OwnField> former = former(model);
        OwnField before =
                former.map(field -> field.renamed(name)).or(() -> known).orElse(null);
        ModelChange.requireKnown(before, retired, "field", path);
        OwnField after = field(model, before);
        if (former.isPresent()) {
            return model.with(after, former.get());
        }
        return model.with(before == null ? after.freeList(model) : after);
    }

    /** The field that a wish gives another name. */
    private Optional<OwnField> former(CustomModel model) {
        String path = path();
        Optional<OwnField> former = said.text("formerly")
                .flatMap(name -> model.field(entity + "." + ModelChange.recordName(entity, name)))
                .filter(field -> !field.path().equals(path));
        if (former.isPresent() && model.field(path).isPresent()) {
            throw Said.refused(
                    "formerly",
                    Message.of(
                                    "system.model_formerly_taken",
                                    "{former} cannot be called {entity}: there is such a field already")
                            .with("former", former.get().path()),
                    path);
        }
        if (former.isPresent() && isTitle(entity, former.get().name())) {
            throw Said.refused(
                    "formerly",
                    Message.of("system.model_title", "Records of an own entity are called by {entity}"),
                    former.get().path());
        }
        return former;
    }

    private static boolean isTitle(EntityName entity, String name) {
        return entity.plugin().equals(CustomModel.PLUGIN) && name.equals(ModelChange.TITLE);
    }

    private OwnField field(CustomModel model, @Nullable OwnField before) {
        String path = path();
        if (retired && isTitle(entity, name)) {
            throw Said.refused(
                    "field", Message.of("system.model_title", "Records of an own entity are called by {entity}"), path);
        }
        FieldType type = type(before, path);
        List<EntityName> targets = targets(before, path);
        if (FieldTypes.isLink(type) && targets.isEmpty()) {
            throw Said.refused(
                    "targets", Message.of("system.model_targets", "{entity} needs targets: what it points to"), path);
        }
        List<Value> values = values(before, path);
        if (FieldTypes.hasChoices(type) && values.isEmpty()) {
            throw Said.refused(
                    "values", Message.of("system.model_values", "{entity} needs values to choose from"), path);
        }
        OwnField was = before == null ? blank(model, path) : before;
        return new OwnField(
                entity,
                name,
                type,
                said.needed("label", was.label(), path),
                said.words(was.words()),
                said.text("help").orElse(was.help()),
                said.yes("required", was.required()),
                said.yes("unique", was.unique()),
                said.yes("searchable", was.searchable()),
                said.yes("sensitive", was.sensitive()),
                encrypted(was),
                said.mask(was.masked(), path),
                said.length(was, type, path),
                targets,
                values,
                was.former(),
                was.list(),
                retired);
    }

    /** One that is new here, and may have been renamed where its wish comes from. */
    private OwnField blank(CustomModel model, String path) {
        OwnField blank = OwnField.blank(entity, name);
        String former = said.text("formerly")
                .map(each -> ModelChange.recordName(entity, each))
                .filter(each -> !each.equals(name))
                .orElse("");
        String list = said.text("list").orElse("");
        boolean isFree = LIST.matcher(list).matches()
                && model.fields().stream()
                        .noneMatch(field -> CustomPlugin.listName(field).equals(list));
        if (!list.isEmpty() && !isFree) {
            throw Said.refused(
                    "list",
                    Message.of(
                            "system.model_field_list",
                            "{entity} cannot have this list: it is another field's, or its name is not made of at most 50"
                                    + " lower-case letters, digits and _"),
                    path);
        }
        return blank.named(name, former, list);
    }

    private boolean encrypted(OwnField was) {
        boolean encrypted = said.yes("encrypted", was.encrypted());
        if (was.encrypted() && !encrypted) {
            throw Said.refused(
                    "encrypted",
                    Message.of(
                            "system.model_encrypted_stays",
                            "{entity} stays encrypted: add a field that is not, and fill it, if its values may lie in plain"),
                    path());
        }
        return encrypted;
    }

    private FieldType type(@Nullable OwnField before, String path) {
        Optional<String> wanted = said.text("type");
        if (wanted.isEmpty() && before != null) {
            return before.type();
        }
        FieldType type = FieldTypes.find(wanted.orElse(""))
                .orElseThrow(() -> Said.refused(
                        "type",
                        Message.of("system.model_type", "{entity} needs a type: one of {types}")
                                .with("types", FieldTypes.names()),
                        path));
        if (before != null
                && before.type() != type
                && (before.encrypted() || !FieldTypes.canBecome(before.type(), type))) {
            throw Said.refused(
                    "type",
                    Message.of(
                                    "system.model_type_stays",
                                    "{entity} cannot become {type}, since that would lose what it holds: retire it, and add"
                                            + " another")
                            .with("type", FieldTypes.name(type)),
                    path);
        }
        return type;
    }

    private List<EntityName> targets(@Nullable OwnField before, String path) {
        JsonNode wanted = said.find("targets").orElse(null);
        if (wanted == null) {
            return before == null ? List.of() : before.targets();
        }
        List<EntityName> targets = new ArrayList<>();
        for (String each : Said.names(wanted, "targets", path)) {
            targets.add(Said.entity("targets", each));
        }
        if (before != null && !before.targets().equals(targets)) {
            throw Said.refused(
                    "targets",
                    Message.of(
                            "system.model_targets_stay",
                            "{entity} goes on pointing to what it began with: retire it, and add another"),
                    path);
        }
        return targets;
    }

    private List<Value> values(@Nullable OwnField before, String path) {
        JsonNode wanted = said.find("values").orElse(null);
        if (wanted == null) {
            return before == null ? List.of() : before.values();
        }
        if (before != null && FieldTypes.hasChoices(before.type())) {
            throw Said.refused(
                    "values",
                    Message.of(
                            "system.model_values_kept", "The values of {entity} are kept with the other lists by now"),
                    path);
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (JsonNode each : Said.array(wanted, "values", path)) {
            requireKeys(each, path);
            String name = each.path("name").isTextual() ? each.path("name").textValue() : "";
            String label = each.hasNonNull("label")
                    ? each.path("label").isTextual() ? each.path("label").textValue() : ""
                    : name;
            boolean isPlain = !label.isBlank() && Said.isPlain(label, Said.LONGEST_LABEL);
            if (name.isBlank() || !isPlain || values.put(name, new Value(name, label)) != null) {
                throw Said.refused(
                        "values",
                        Message.of(
                                "system.model_value_names",
                                "Each value of {entity} has a name of its own, and a label of at most 200 characters"),
                        path);
            }
        }
        return List.copyOf(values.values());
    }

    private static void requireKeys(JsonNode value, String path) {
        List<String> others = new ArrayList<>();
        value.fieldNames().forEachRemaining(others::add);
        others.removeAll(VALUE);
        if (!value.isObject() || !others.isEmpty()) {
            throw Said.refused(
                    "values",
                    Message.of(
                                    "system.model_value_keys",
                                    "Each value of {entity} is an object with name and label and nothing else: {keys}")
                            .with("keys", value.isObject() ? String.join(", ", others) : value.toString()),
                    path);
        }
    }
}
