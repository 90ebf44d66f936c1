package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        OwnField after = field(before);
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

    private OwnField field(@Nullable OwnField before) {
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
        OwnField was = before == null ? OwnField.blank(entity, name) : before;
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
                said.length(was.maxLength(), path),
                targets,
                values,
                was.former(),
                was.list(),
                retired);
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
        for (JsonNode each : Said.array(wanted, "targets", path)) {
            targets.add(Said.entity("targets", each.asText()));
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
            String name = each.path("name").asText();
            String label = each.path("label").asText(name);
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
}
