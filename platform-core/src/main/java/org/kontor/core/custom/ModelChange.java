package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnPart;
import org.kontor.core.custom.CustomModel.OwnRule;
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
    private static final String PURGED = "purged";
    private static final String WORDS = "words";
    /** Entities of the kernel that may have own fields. */
    private static final Set<EntityName> OPEN = Set.of(CatalogBuilder.USER, CatalogBuilder.TEAM);

    static final Pattern RULE = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    /** The field that an own entity begins with, and is called by. */
    static final String TITLE = "name";

    /** The wish for an index by some fields of an entity, in their order; a rule of that name is changed, or brought back. */
    public static ModelChange index(EntityName entity, String rule, List<String> fields) {
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("entity", entity.toString())
                .put("rule", rule)
                .put("kind", "index");
        ArrayNode names = wish.putArray("fields");
        fields.forEach(names::add);
        return new ModelChange(wish);
    }

    /**
     * The model after changes.
     *
     * @throws Refusal INVALID when one of them names nothing that can be changed so
     */
    public static CustomModel apply(CustomModel model, List<ModelChange> changes) {
        if (changes.size() > 1 && changes.stream().anyMatch(ModelChange::purges)) {
            Message alone = Message.of("system.model_purge_alone", "What is purged is purged by a plan of its own");
            throw Refusal.of(Refusal.Code.INVALID, alone, List.of(new Refusal.FieldError("model", alone)));
        }
        CustomModel after = model;
        for (int i = 0; i < changes.size(); i++) {
            after = changes.get(i).apply(after, i);
        }
        return settled(model, after);
    }

    /** Where another field has the name that one had before, that one is known by its present name alone, on all servers. */
    private static CustomModel settled(CustomModel before, CustomModel after) {
        CustomModel settled = after;
        for (OwnField field : after.fields()) {
            Optional<OwnField> namesake = field.formerPath().flatMap(after::field);
            if (namesake.isPresent()) {
                if (before.field(field.path()).isEmpty()) {
                    throw Said.refused(
                            "field",
                            Message.of(
                                    "system.model_name_busy",
                                    "{entity} is renamed by the same plan: add another field of that name by the next one"),
                            namesake.get().path());
                }
                settled = settled.with(field.settled());
            }
        }
        return settled;
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
        EntityName entity = Said.entity("entity", said().needed("entity", "", "model"));
        said().requireWhole(entity.toString());
        String to = said().text("to").orElse(DEFINED);
        if (!Set.of(DEFINED, RETIRED, PURGED).contains(to)) {
            throw Said.refused(
                    "to",
                    Message.of("system.model_to", "{entity} can become defined, retired or purged"),
                    entity.toString());
        }
        if (to.equals(PURGED)) {
            return purged(model, entity);
        }
        Optional<String> rule = said().name("rule", entity.toString());
        requireOpen(entity, rule.isPresent());
        if (rule.isPresent()) {
            return model.with(rule(model, entity, rule.get(), to.equals(RETIRED)));
        }
        Optional<String> field = said().name("field", entity.toString());
        return field.isEmpty()
                ? entity(model, entity, to.equals(RETIRED))
                : new FieldChange(said(), entity, recordName(entity, field.get()), to.equals(RETIRED)).apply(model);
    }

    /** What it deletes for good, by its path, where that is being deleted already. */
    public Optional<String> purging(CustomModel leaving) {
        String path = path(said().text("entity").orElse(""));
        return purges() && leaving.parts().anyMatch(part -> part.path().equals(path))
                ? Optional.of(path)
                : Optional.empty();
    }

    /** How the model names what the wish is about. */
    private String path(String entity) {
        return entity
                + said().text("rule")
                        .map(rule -> " " + rule)
                        .or(() -> said().text("field")
                                .map(field -> "." + recordName(Said.entity("entity", entity), field)))
                        .orElse("");
    }

    private boolean purges() {
        return wish.path("to").asText().equals(PURGED);
    }

    private CustomModel purged(CustomModel model, EntityName entity) {
        String path = path(entity.toString());
        OwnPart gone = model.parts()
                .filter(part -> part.path().equals(path))
                .findFirst()
                .orElseThrow(() -> Said.refused(
                        "to",
                        Message.of(
                                "system.model_purge_gone", "There is no {entity}: it is purged already, or never was"),
                        path));
        if (!gone.retired()) {
            throw Said.refused(
                    "to",
                    Message.of(
                            "system.model_purge_retired",
                            "{entity} is not retired: retire it first; what it holds can then be purged"),
                    path);
        }
        model.fields().stream()
                .filter(field -> gone instanceof OwnEntity own
                        && field.targets().contains(own.entity())
                        && !field.entity().equals(own.entity()))
                .findFirst()
                .ifPresent(field -> {
                    throw Said.refused(
                            "to",
                            Message.of("system.model_purge_named", "{field} points to {entity}: purge it first")
                                    .with("field", field.path()),
                            gone.path());
                });
        return model.without(gone);
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
        Map<String, Map<String, String>> words = said().words(
                        before == null
                                ? Map.of()
                                : ModelText.words(before.content().get(WORDS)));
        // what is not said stays; null takes it away
        ObjectNode content = before == null || !before.kind().equals(kind)
                ? JsonNodeFactory.instance.objectNode()
                : before.content().deepCopy();
        for (Map.Entry<String, JsonNode> said : wish.properties()) {
            if (RuleReader.keys(kind).contains(said.getKey())) {
                if (said.getValue().isNull()) {
                    content.remove(said.getKey());
                } else {
                    content.set(said.getKey(), said.getKey().equals(WORDS) ? ModelText.json(words) : said.getValue());
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
        if (!retired) {
            RuleShape.check(kind, content, path);
        }
        return new OwnRule(entity, name, kind, content, retired);
    }

    /** A name as records have it. */
    static String recordName(EntityName entity, String name) {
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
        if (said().text("formerly").isPresent()) {
            throw Said.refused(
                    "formerly",
                    Message.of(
                            "system.model_entity_name_stays",
                            "An entity keeps its name, which is its address for programs, files and rules: {entity} would be"
                                    + " another one. Change label and plural instead, in other languages by words: that is what"
                                    + " people see"),
                    path);
        }
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
        return before == null && with.field(path + "." + TITLE).isEmpty() ? with.with(OwnField.title(name)) : with;
    }

    static void requireKnown(@Nullable OwnPart before, boolean retired, String key, String path) {
        if (before == null && retired) {
            throw Said.refused(key, Message.of("system.model_unknown", "There is no {entity} of your own"), path);
        }
    }
}
