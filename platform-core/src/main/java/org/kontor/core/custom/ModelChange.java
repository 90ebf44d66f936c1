package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnPart;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.custom.CustomModel.Value;
import org.kontor.core.meta.CatalogBuilder;

/**
 * A change of one own entity or field that somebody asks for, as the JSON of its wish: what it says is changed, the rest
 * stays.
 *
 * @param wish keys as {@link ModelWish} has them
 */
public record ModelChange(JsonNode wish) {
    /** What it ends as. */
    private static final String DEFINED = "defined";

    private static final String RETIRED = "retired";
    /** Entities of the kernel that may have own fields. */
    private static final Set<EntityName> OPEN = Set.of(CatalogBuilder.USER, CatalogBuilder.TEAM);

    static final Pattern RULE = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    /** The field that an own entity begins with, and is called by. */
    static final String TITLE = "name";

    /**
     * The model after changes.
     *
     * @throws Refusal INVALID when one of them names nothing that can be changed so
     */
    public static CustomModel apply(CustomModel model, List<ModelChange> changes) {
        CustomModel after = model;
        for (int i = 0; i < changes.size(); i++) {
            after = changes.get(i).apply(after, i);
        }
        return after;
    }

    /** @param place of the wish among those that are asked for, which whoever reads a refusal has to find */
    CustomModel apply(CustomModel model, int place) {
        try {
            return apply(model);
        } catch (Refusal refusal) {
            throw Refusal.of(
                    refusal.code(),
                    refusal.text(),
                    refusal.errors().stream()
                            .map(error ->
                                    new Refusal.FieldError("model[" + place + "]." + error.field(), error.message()))
                            .toList());
        }
    }

    private Said said() {
        return new Said(wish);
    }

    private CustomModel apply(CustomModel model) {
        EntityName entity = Said.entity("entity", said().text("entity").orElse(""));
        String to = said().text("to").orElse(DEFINED);
        if (!to.equals(DEFINED) && !to.equals(RETIRED)) {
            throw Said.refused(
                    "to", Message.of("system.model_to", "{entity} can become defined or retired"), entity.toString());
        }
        Optional<String> rule = said().text("rule");
        requireOpen(entity, rule.isPresent());
        if (rule.isPresent()) {
            return model.with(rule(model, entity, rule.get(), to.equals(RETIRED)));
        }
        Optional<String> field = said().text("field");
        return field.isEmpty()
                ? entity(model, entity, to.equals(RETIRED))
                : model.with(field(model, entity, recordName(entity, field.get()), to.equals(RETIRED)));
    }

    /** The kernel writes its own records, and nothing of an administrator's may stop it from that. */
    private void requireOpen(EntityName entity, boolean isRule) {
        boolean isKernel = entity.plugin().equals(AccessPolicy.KERNEL);
        boolean binds = said().yes("required", false) || said().yes("unique", false);
        if (isKernel && (isRule || binds || !OPEN.contains(entity))) {
            throw Said.refused(
                    "entity",
                    Message.of(
                            "system.model_kernel",
                            "{entity} is the kernel's: users and teams may have own fields, which are neither required nor"
                                    + " unique, and nothing else of the kernel may"),
                    entity.toString());
        }
    }

    private OwnRule rule(CustomModel model, EntityName entity, String name, boolean retired) {
        String path = entity + " " + name;
        OwnRule before = model.rule(path).orElse(null);
        if (!RULE.matcher(name).matches()) {
            throw Said.refused(
                    "rule",
                    Message.of(
                            "system.model_rule_name",
                            "The name of a rule has lower-case letters, digits and _, beginning with a letter: {entity}"),
                    path);
        }
        requireKnown(before, retired, "rule", path);
        String kind = said().text("kind").orElse(before == null ? "" : before.kind());
        if (!RuleReader.isKind(kind)) {
            Message unknown = RuleReader.unknownKind(kind);
            throw Refusal.of(Refusal.Code.INVALID, unknown, List.of(new Refusal.FieldError("kind", unknown)));
        }
        // words in a shape that labels are read in
        said().words(Map.of());
        // what is not said stays; null takes it away
        ObjectNode content = before == null || !before.kind().equals(kind)
                ? JsonNodeFactory.instance.objectNode()
                : before.content().deepCopy();
        for (Map.Entry<String, JsonNode> said : wish.properties()) {
            if (RuleReader.keys(kind).contains(said.getKey())) {
                if (said.getValue().isNull()) {
                    content.remove(said.getKey());
                } else {
                    content.set(said.getKey(), said.getValue());
                }
            } else if (RuleReader.ownKeys().noneMatch(said.getKey()::equals)) {
                throw Said.refused(
                        said.getKey(),
                        Message.of("system.model_rule_key", "{entity}: a rule of the kind {kind} has no {key}")
                                .with("kind", kind)
                                .with("key", said.getKey()),
                        path);
            }
        }
        return new OwnRule(entity, name, kind, content, retired);
    }

    /** A name as records have it. */
    private static String recordName(EntityName entity, String name) {
        boolean isPrefixed = name.startsWith(CustomModel.PREFIX);
        return entity.plugin().equals(CustomModel.PLUGIN) || isPrefixed ? name : CustomModel.PREFIX + name;
    }

    private CustomModel entity(CustomModel model, EntityName name, boolean retired) {
        if (!name.plugin().equals(CustomModel.PLUGIN)) {
            throw Said.refused(
                    "entity",
                    Message.of(
                            "system.model_foreign",
                            "{entity} is a plugin's: entities of your own are called custom.…; to an entity of a plugin"
                                    + " fields are added"),
                    name.toString());
        }
        String path = name.toString();
        OwnEntity before = model.entity(path).orElse(null);
        requireKnown(before, retired, "entity", path);
        OwnEntity was = before == null ? OwnEntity.blank(name.name()) : before;
        OwnEntity after = new OwnEntity(
                name.name(),
                said().needed("label", was.label(), path),
                said().needed("plural", was.plural(), path),
                said().words(was.words()),
                said().text("help").orElse(was.help()),
                said().yes("owned", was.owned()),
                retired);
        if (before != null && before.owned() != after.owned()) {
            throw Said.refused(
                    "owned",
                    Message.of("system.model_owned", "Whether records of {entity} have owners stays as it began"),
                    path);
        }
        CustomModel with = model.with(after);
        return before == null && with.field(path + "." + TITLE).isEmpty() ? with.with(title(name)) : with;
    }

    private static OwnField title(EntityName entity) {
        return new OwnField(
                entity,
                TITLE,
                FieldType.TEXT,
                "Name",
                Map.of(
                        "cs", Map.of("label", "Název"),
                        "de", Map.of("label", "Name"),
                        "pl", Map.of("label", "Nazwa"),
                        "zh", Map.of("label", "名称")),
                "",
                true,
                false,
                true,
                false,
                0,
                List.of(),
                List.of(),
                false);
    }

    private OwnField field(CustomModel model, EntityName entity, String name, boolean retired) {
        String path = entity + "." + name;
        OwnField before = model.field(path).orElse(null);
        requireKnown(before, retired, "field", path);
        if (retired && entity.plugin().equals(CustomModel.PLUGIN) && name.equals(TITLE)) {
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
                said().needed("label", was.label(), path),
                said().words(was.words()),
                said().text("help").orElse(was.help()),
                said().yes("required", was.required()),
                said().yes("unique", was.unique()),
                said().yes("searchable", was.searchable()),
                said().yes("sensitive", was.sensitive()),
                said().length(was.maxLength(), path),
                targets,
                values,
                retired);
    }

    private static void requireKnown(@Nullable OwnPart before, boolean retired, String key, String path) {
        if (before == null && retired) {
            throw Said.refused(key, Message.of("system.model_unknown", "There is no {entity} of your own"), path);
        }
    }

    private FieldType type(@Nullable OwnField before, String path) {
        Optional<String> said = said().text("type");
        if (said.isEmpty() && before != null) {
            return before.type();
        }
        FieldType type = FieldTypes.find(said.orElse(""))
                .orElseThrow(() -> Said.refused(
                        "type",
                        Message.of("system.model_type", "{entity} needs a type: one of {types}")
                                .with("types", FieldTypes.names()),
                        path));
        if (before != null && before.type() != type) {
            throw Said.refused(
                    "type",
                    Message.of(
                            "system.model_type_stays",
                            "{entity} stays of the type it began with, since it may hold values: retire it, and add another"),
                    path);
        }
        return type;
    }

    private List<EntityName> targets(@Nullable OwnField before, String path) {
        JsonNode said = said().find("targets").orElse(null);
        if (said == null) {
            return before == null ? List.of() : before.targets();
        }
        List<EntityName> targets = new ArrayList<>();
        for (JsonNode each : Said.array(said, "targets", path)) {
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
        JsonNode said = said().find("values").orElse(null);
        if (said == null) {
            return before == null ? List.of() : before.values();
        }
        if (before != null) {
            throw Said.refused(
                    "values",
                    Message.of(
                            "system.model_values_kept", "The values of {entity} are kept with the other lists by now"),
                    path);
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (JsonNode each : Said.array(said, "values", path)) {
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
