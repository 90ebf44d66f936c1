package org.kontor.core.custom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.api.Ui;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.ShortNames;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.KernelPluginContext;
import org.kontor.core.plugin.LanguageFiles;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.OwnParts;
import org.kontor.core.plugin.PluginTexts;
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

    /**
     * @param catalog of contributions, in which rules find their fields
     */
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
        boolean isExplained = unfit.stream()
                .allMatch(violation -> model.entities().stream().anyMatch(entity -> isAbout(violation, entity))
                        || model.rules().stream().anyMatch(rule -> isAbout(violation, rule))
                        || model.fields().stream().anyMatch(field -> isAbout(violation, field)));
        if (!isExplained) {
            return Optional.empty();
        }
        return entities.isEmpty() && fields.isEmpty()
                ? Optional.empty()
                : Optional.of(loaded(contribution(entities, fields)));
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
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        RuleReader reader = new RuleReader(catalog.apply(checked));
        Contribution all = checked.stream()
                .filter(each -> each.pluginId().equals(CustomModel.PLUGIN))
                .findFirst()
                .orElseGet(CustomPlugin::nothing);
        for (OwnRule rule : rules) {
            try {
                all = all.rules(rule.entity(), reader.rule(rule));
            } catch (BadValue bad) {
                LOG.warn("The own rule {} of {} is left out: {}", rule.name(), rule.entity(), english(bad));
            }
        }
        return Optional.of(loaded(all));
    }

    private static String english(BadValue bad) {
        return PluginTexts.kernel().text(bad.reason(), Locale.ENGLISH);
    }

    private static Contribution nothing() {
        return Contribution.of(CustomModel.PLUGIN, "Own fields, entities and rules");
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
        boolean isOfTable = place.equals("entity " + rule.entity() + ", unique,");
        return isOfTable && rule.kind().equals("unique")
                || place.startsWith("rules of " + rule.entity() + ",")
                        && (place.contains(", must " + rule.name() + ",")
                                || !rule.kind().equals("must") && place.contains(", " + rule.kind()));
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

    private static Field<?> field(OwnField own) {
        ChoiceList list = own.values().isEmpty()
                ? ChoiceList.editable(CustomModel.PLUGIN, listName(own))
                : ChoiceList.editable(
                        CustomModel.PLUGIN,
                        listName(own),
                        own.values().stream()
                                .map(value -> Choice.of(value.name()))
                                .toArray(Choice[]::new));
        Field<?> field = FieldTypes.make(own.entity(), own.name(), own.type(), own.targets(), list)
                .label(own.label());
        field = own.help().isEmpty() ? field : field.help(own.help());
        field = own.maxLength() == 0 ? field : field.maxLength(own.maxLength());
        field = own.unique() ? field.unique() : field;
        field = own.searchable() ? field.searchable() : field;
        field = own.sensitive() ? field.sensitive() : field;
        boolean isOwnEntity = own.entity().plugin().equals(CustomModel.PLUGIN);
        field = own.required() && isOwnEntity && !own.retired() ? field.required() : field;
        return own.retired() ? field.retired() : field;
    }

    /** Which list the values of a choice are kept in. */
    static String listName(OwnField field) {
        String name = field.entity().plugin() + "_" + field.entity().name() + "__" + field.name();
        return name.length() <= LONGEST_LIST
                ? name
                : name.substring(0, LONGEST_LIST - HASH - 1) + "_"
                        + ShortNames.sha256(field.path()).substring(0, HASH);
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
        return all;
    }

    private static void put(Map<String, String> texts, String key, @org.jspecify.annotations.Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.put(key, text);
        }
    }

    /** The entities and fields that differ, as people read them. */
    public static List<String> differences(CustomModel before, CustomModel after) {
        List<String> lines = new ArrayList<>();
        for (OwnEntity entity : after.entities()) {
            OwnEntity was = before.find(entity.entity()).orElse(null);
            if (!entity.equals(was)) {
                lines.add("Own entity " + entity.entity() + ": " + said(was == null, entity.retired())
                        + changed(was == null ? Map.of() : ModelText.traits(was), ModelText.traits(entity)));
            }
        }
        for (OwnField field : after.fields()) {
            OwnField was = before.find(field.entity(), field.name()).orElse(null);
            if (!field.equals(was)) {
                lines.add("Own field " + field.path() + " (" + FieldTypes.name(field.type()) + "): "
                        + said(was == null, field.retired())
                        + changed(was == null ? Map.of() : ModelText.traits(was), ModelText.traits(field)));
            }
        }
        for (OwnRule rule : after.rules()) {
            OwnRule was = before.findRule(rule.entity(), rule.name()).orElse(null);
            if (!rule.equals(was)) {
                lines.add("Own rule " + rule.name() + " of " + rule.entity() + " (" + rule.kind() + "): "
                        + said(was == null, rule.retired()) + ": " + rule.content());
            }
        }
        return lines;
    }

    /**
     * Rules that name what is not there, or does not fit. Those of a plugin that is away sleep until it comes back.
     *
     * @param before to tell those that are asked for by it
     */
    public static List<Violation> unreadable(CustomModel before, CustomModel after, Catalog catalog) {
        RuleReader reader = new RuleReader(catalog);
        List<Violation> unreadable = new ArrayList<>();
        for (OwnRule rule : after.rules()) {
            boolean isAsked = !before.findRule(rule.entity(), rule.name()).equals(Optional.of(rule));
            try {
                if (!rule.retired() && (isAsked || reader.hasEntities(rule))) {
                    reader.rule(rule);
                }
            } catch (BadValue bad) {
                unreadable.add(new Violation(
                        CustomModel.PLUGIN,
                        "rule " + rule.name() + " of " + rule.entity(),
                        english(bad),
                        "mend the rule, or retire it in the same plan"));
            }
        }
        return unreadable;
    }

    /**
     * What was asked for and does not come about, since what it belongs to, or points to, is not there.
     *
     * @param isKnown whether there is an entity of that name
     */
    public static List<Violation> missing(CustomModel before, CustomModel after, Predicate<EntityName> isKnown) {
        List<Violation> missing = new ArrayList<>();
        for (OwnField field : after.fields()) {
            if (!before.find(field.entity(), field.name()).equals(Optional.of(field))) {
                Stream.concat(Stream.of(field.entity()), field.targets().stream())
                        .filter(isKnown.negate())
                        .forEach(entity -> missing.add(new Violation(
                                CustomModel.PLUGIN,
                                "field " + field.path(),
                                "there is no entity " + entity,
                                "name one that there is, or enable its plugin")));
            }
        }
        return missing;
    }

    /** What is said of it that differs. */
    private static String changed(Map<String, String> before, Map<String, String> after) {
        List<String> changed = new ArrayList<>();
        after.forEach((trait, value) -> {
            String was = before.getOrDefault(trait, "");
            if (!was.equals(value)) {
                changed.add(before.isEmpty() ? trait + " " + value : trait + " " + was + " → " + value);
            }
        });
        return changed.isEmpty() ? "" : "; " + String.join(", ", changed);
    }

    private static String said(boolean isNew, boolean isRetired) {
        return isNew ? "new" : isRetired ? "retired, and what it holds is kept" : "changed";
    }
}
