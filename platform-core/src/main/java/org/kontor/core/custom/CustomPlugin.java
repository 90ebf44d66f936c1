package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Rule;
import org.kontor.api.Ui;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnPart;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.ShortNames;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.KernelPluginContext;
import org.kontor.core.plugin.LanguageFiles;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.OwnParts;
import org.kontor.core.plugin.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what administrators added into a platform, by the same path as a plugin's. */
public final class CustomPlugin implements OwnParts {
    private static final Logger LOG = LoggerFactory.getLogger(CustomPlugin.class);
    private static final int LONGEST_LIST = 50;
    private static final int HASH = 8;
    private static final int FIRST_MENU = 800;

    private final CustomModel model;
    private final KernelPluginContext context;
    private final CallWatch watch;
    private final Function<List<Contribution>, Catalog> catalog;

    /** @param catalog of contributions, in which rules find their fields */
    public CustomPlugin(
            CustomModel model,
            KernelPluginContext context,
            CallWatch watch,
            Function<List<Contribution>, Catalog> catalog) {
        this.model = model;
        this.context = context;
        this.watch = watch;
        this.catalog = catalog;
    }

    @Override
    public Optional<LoadedPlugin> with(List<Contribution> others, List<Violation> unfit) {
        Set<EntityName> known = others.stream()
                .flatMap(other -> other.entities().stream())
                .map(Entity::name)
                .collect(Collectors.toCollection(HashSet::new));
        List<OwnEntity> entities = model.entities().stream()
                .filter(entity -> !entity.retired())
                .filter(entity -> unfit.stream().noneMatch(violation -> isAbout(violation, entity)))
                .toList();
        entities.forEach(entity -> known.add(entity.entity()));
        List<OwnField> fields = model.fields().stream()
                // what belongs to a plugin that is away, or points to it, comes back with it
                .filter(field -> known.contains(field.entity()) && known.containsAll(field.targets()))
                .filter(field -> unfit.stream().noneMatch(violation -> isAbout(violation, field)))
                .toList();
        List<Violation> asleep = asleep(known);
        return !isExplained(unfit) || entities.isEmpty() && fields.isEmpty() && asleep.isEmpty()
                ? Optional.empty()
                : Optional.of(loaded(contribution(entities, fields)).remarking(asleep));
    }

    /** Whether it is known of each what it is about; else nothing could be left out for it, and it would be found for ever. */
    private boolean isExplained(List<Violation> unfit) {
        return unfit.stream().allMatch(violation -> model.parts().anyMatch(part -> isAbout(violation, part)));
    }

    /** What is in use and not there, since a plugin is away. */
    private List<Violation> asleep(Set<EntityName> known) {
        Stream<Violation> fields = model.fields().stream()
                .filter(field -> !field.retired())
                .flatMap(field -> Stream.concat(Stream.of(field.entity()), field.targets().stream())
                        .filter(entity -> !known.contains(entity))
                        .limit(1)
                        .map(entity -> asleep(field, noEntity(entity))));
        Stream<Violation> rules = model.rules().stream()
                .filter(rule -> !rule.retired() && !known.contains(rule.entity()))
                .map(rule -> asleep(rule, noEntity(rule.entity())));
        return Stream.concat(fields, rules).toList();
    }

    private static Message noEntity(EntityName entity) {
        return Message.of("system.model_no_entity", "there is no entity {entity}")
                .with("entity", entity.toString());
    }

    private static Violation asleep(OwnPart part, Message reason) {
        return new Violation(
                CustomModel.PLUGIN,
                part.path(),
                Message.of("system.model_sleeps", "it sleeps: {reason}").with("reason", reason),
                Message.of("system.model_sleeps_mend", "bring back what it needs, change it, or retire it"));
    }

    private LoadedPlugin loaded(Contribution contribution) {
        return LoadedPlugin.within(given -> contribution, "", context, watch, new LanguageFiles(words(), Map.of()));
    }

    @Override
    public Optional<LoadedPlugin> ruled(List<Contribution> checked, List<Violation> unfit) {
        Set<EntityName> known = checked.stream()
                .flatMap(each -> each.entities().stream())
                .map(Entity::name)
                .collect(Collectors.toSet());
        List<OwnRule> rules = model.rules().stream()
                .filter(rule -> !rule.retired() && known.contains(rule.entity()))
                .filter(rule -> unfit.stream().noneMatch(violation -> isAbout(violation, rule)))
                .toList();
        if (rules.isEmpty() || !isExplained(unfit)) {
            return Optional.empty();
        }
        Catalog declared = catalog.apply(checked);
        RuleReader reader = new RuleReader(declared);
        TransitionReader transitions = new TransitionReader(declared);
        Contribution all = checked.stream()
                .filter(each -> each.pluginId().equals(CustomModel.PLUGIN))
                .findFirst()
                .orElseGet(CustomPlugin::nothing);
        List<Violation> asleep = new ArrayList<>(asleep(known));
        for (OwnRule rule : rules) {
            // roles hold it also while the transition sleeps
            all = TransitionReader.is(rule) ? all.permissions(TransitionReader.permission(rule)) : all;
            try {
                all = TransitionReader.is(rule)
                        ? all.actions(transitions.action(rule))
                        : all.rules(rule.entity(), reader.rule(rule));
            } catch (BadValue bad) {
                // a plan tries rules too; of what serves, the report says it
                LOG.debug("The own rule {} sleeps: {}", rule.path(), ModelDifference.english(bad));
                asleep.add(asleep(rule, bad.reason()));
            }
        }
        return Optional.of(loaded(all).remarking(asleep));
    }

    private static Contribution nothing() {
        return Contribution.of(CustomModel.PLUGIN, "Own fields, entities and rules");
    }

    private static boolean isAbout(Violation violation, OwnPart part) {
        return switch (part) {
            case OwnEntity entity -> isAbout(violation, entity);
            case OwnField field -> isAbout(violation, field);
            case OwnRule rule -> isAbout(violation, rule);
        };
    }

    private static boolean isAbout(Violation violation, OwnEntity entity) {
        String place = "entity " + entity.entity();
        return violation.place().equals(place)
                || violation.place().startsWith(place + ", title")
                || violation.place().startsWith("menu " + entity.entity());
    }

    private static boolean isAbout(Violation violation, OwnField field) {
        String place = violation.place() + ",";
        return place.contains(field.entity() + ",") && place.contains("field " + field.name() + ",");
    }

    /** The check says what kind of rule does not hold, and of a rule that must hold which. */
    private static boolean isAbout(Violation violation, OwnRule rule) {
        String place = violation.place() + ",";
        if (TransitionReader.is(rule)) {
            return place.startsWith("action " + TransitionReader.name(rule) + ",")
                    || place.startsWith(
                            "permission " + TransitionReader.permission(rule).id() + ",");
        }
        boolean isOfTable = place.equals("entity " + rule.entity() + ", unique,");
        boolean isOfIndex = rule.kind().equals("unique") || rule.kind().equals("no_overlap");
        String kind = ", " + rule.kind().replace('_', ' ');
        return isOfTable && isOfIndex
                || place.startsWith("rules of " + rule.entity() + ",") && place.contains(kind + isAbout(rule));
    }

    /** What the check names a rule by, where it does. */
    private static String isAbout(OwnRule rule) {
        return switch (rule.kind()) {
            case "must" -> " " + rule.name() + ",";
            case "sum", "formula", "number" ->
                " " + rule.content().path("field").asText() + ",";
            default -> "";
        };
    }

    private static Contribution contribution(List<OwnEntity> entities, List<OwnField> fields) {
        Contribution all = nothing();
        int rank = FIRST_MENU;
        for (OwnEntity each : entities) {
            EntityName name = each.entity();
            Field<?>[] own = fields.stream()
                    .filter(field -> field.entity().equals(name))
                    .map(CustomPlugin::field)
                    .toArray(Field<?>[]::new);
            Entity entity =
                    Entity.of(name, each.label(), each.plural()).fields(own).title(name.text(ModelChange.TITLE));
            entity = each.owned() ? entity.owned() : entity;
            all = all.entities(each.help().isEmpty() ? entity : entity.help(each.help()))
                    .ui(Ui.menu(name, each.plural(), "cube", rank++));
        }
        for (OwnField each : fields) {
            if (!each.entity().plugin().equals(CustomModel.PLUGIN)) {
                Field<?> field = field(each);
                all = all.fields(each.entity(), field);
                if (each.required() && !each.retired()) {
                    all = all.rules(each.entity(), new Rule.Required(Condition.always(), List.of(field)));
                }
            }
        }
        return all;
    }

    /** The field as plugins declare it. */
    static Field<?> field(OwnField own) {
        ChoiceList list = ChoiceList.editable(
                CustomModel.PLUGIN,
                listName(own),
                own.values().stream().map(value -> Choice.of(value.name())).toArray(Choice[]::new));
        Field<?> field = FieldTypes.make(own.entity(), own.name(), own.type(), own.targets(), list)
                .label(own.label());
        field = own.help().isEmpty() ? field : field.help(own.help());
        field = own.maxLength() == 0 ? field : field.maxLength(own.maxLength());
        field = own.unique() ? field.unique() : field;
        field = own.searchable() ? field.searchable() : field;
        field = own.sensitive() ? field.sensitive() : field;
        field = own.former().isEmpty() ? field : field.formerly(own.former());
        field = own.encrypted() ? field.encrypted() : field;
        field = own.masked().isPresent() ? field.masked(own.masked().getAsInt()) : field;
        boolean isOwnEntity = own.entity().plugin().equals(CustomModel.PLUGIN);
        field = own.required() && isOwnEntity && !own.retired() ? field.required() : field;
        return own.retired() ? field.retired() : field;
    }

    /** Which list the values of a choice are kept in. */
    static String listName(OwnField field) {
        if (!field.list().isEmpty()) {
            return field.list();
        }
        String name = plainListName(field);
        return name.length() <= LONGEST_LIST ? name : hashedListName(field, field.path());
    }

    /** A list that no field has, for one whose own is taken by a field that was called so before. */
    static String anotherList(OwnField field, CustomModel model) {
        int next = model.fields().size();
        return hashedListName(field, field.path() + " " + next);
    }

    private static String plainListName(OwnField field) {
        return field.entity().plugin() + "_" + field.entity().name() + "__" + field.name();
    }

    private static String hashedListName(OwnField field, String hashed) {
        String name = plainListName(field);
        return name.substring(0, Math.min(name.length(), LONGEST_LIST - HASH - 1)) + "_"
                + ShortNames.sha256(hashed).substring(0, HASH);
    }

    private Map<String, Map<String, String>> words() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (OwnEntity entity : model.entities()) {
            entity.words().forEach((language, words) -> {
                Map<String, String> texts = all.computeIfAbsent(language, none -> new TreeMap<>());
                put(texts, entity.entity().toString(), words.get("label"));
                put(texts, entity.entity() + ".plural", words.get("plural"));
                put(texts, entity.entity() + ".help", words.get("help"));
            });
        }
        for (OwnField field : model.fields()) {
            field.words().forEach((language, words) -> {
                Map<String, String> texts = all.computeIfAbsent(language, none -> new TreeMap<>());
                put(texts, field.path(), words.get("label"));
                put(texts, field.path() + ".help", words.get("help"));
            });
        }
        for (OwnRule rule : model.rules()) {
            for (Map.Entry<String, JsonNode> each : rule.content().path("words").properties()) {
                Map<String, String> texts = all.computeIfAbsent(each.getKey(), none -> new TreeMap<>());
                put(
                        texts,
                        TransitionReader.name(rule).toString(),
                        each.getValue().path("label").asText(""));
            }
        }
        return all;
    }

    private static void put(Map<String, String> texts, String key, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.put(key, text);
        }
    }
}
