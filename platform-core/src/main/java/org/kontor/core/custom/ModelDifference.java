package org.kontor.core.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Rule;
import org.kontor.api.Who;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnPart;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.custom.CustomModel.Value;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.plugin.Nobody;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.plugin.Violation;
import org.kontor.core.rule.Breaking;

/** What a plan changes of what administrators added. */
public record ModelDifference(CustomModel before, CustomModel after) {

    /** Those that are new or say something else. */
    List<OwnPart> parts() {
        Map<String, OwnPart> known = known();
        return after.parts()
                .filter(part -> !part.equals(known.get(part.path())))
                .toList();
    }

    /** Those that are there no more; what was renamed is there. */
    List<OwnPart> gone() {
        Map<String, OwnPart> known = known();
        Set<String> kept = after.parts()
                .flatMap(part -> Stream.concat(Stream.of(part), was(part, known).stream()))
                .map(OwnPart::path)
                .collect(Collectors.toSet());
        return before.parts().filter(part -> !kept.contains(part.path())).toList();
    }

    private Map<String, OwnPart> known() {
        return before.parts().collect(Collectors.toMap(OwnPart::path, part -> part));
    }

    /** The part that is deleted for good, with all that goes with it, if one is. */
    public Optional<String> purged() {
        return gone().stream().findFirst().map(OwnPart::path);
    }

    /** What is deleted for good. */
    public CustomModel purgedParts() {
        return CustomModel.NONE.withAll(gone());
    }

    private Optional<OwnPart> was(OwnPart part) {
        return was(part, known());
    }

    private static Optional<OwnPart> was(OwnPart part, Map<String, OwnPart> known) {
        Optional<OwnPart> same = Optional.ofNullable(known.get(part.path()));
        return same.isEmpty() && part instanceof OwnField field
                ? field.formerPath().map(known::get)
                : same;
    }

    /** A line for each, as people read it. */
    public List<Message> lines() {
        return Stream.concat(
                        parts().stream().map(this::line),
                        gone().stream()
                                .map(part -> Message.of(
                                                "system.model_purged",
                                                "{what}: deleted for good, with all that it holds")
                                        .with("what", what(part))))
                .toList();
    }

    private Message line(OwnPart part) {
        Optional<OwnPart> was = was(part);
        Map<String, Message> traits = was.map(ModelTraits::of).orElse(Map.of());
        List<Message> changes = ModelTraits.of(part).entrySet().stream()
                .filter(trait -> !trait.getValue().equals(traits.getOrDefault(trait.getKey(), ModelTraits.NOTHING)))
                .filter(trait -> was.isPresent() || !trait.getKey().equals(ModelTraits.TYPE))
                // said by the word renamed
                .filter(trait -> was.isEmpty() || !trait.getKey().equals(ModelTraits.FORMERLY))
                .map(trait -> change(trait.getKey(), Optional.ofNullable(traits.get(trait.getKey())), trait.getValue()))
                .toList();
        boolean isSealed = part instanceof OwnField field
                && field.encrypted()
                && was.filter(before -> !((OwnField) before).encrypted()).isPresent();
        Message done = Message.of("system.model_line", "{what}: {done}")
                .with("what", what(part))
                .with("done", done(was, part));
        done = changes.isEmpty()
                ? done
                : Message.of("system.model_line_changes", "{line}; {changes}")
                        .with("line", done)
                        .with("changes", changes);
        return isSealed
                ? Message.of(
                                "system.model_sealed",
                                "{line}; what it holds is encrypted, in the change log and the trash too")
                        .with("line", done)
                : done;
    }

    private static Message change(String trait, Optional<Message> from, Message to) {
        if (to.equals(ModelTraits.NOTHING)) {
            return Message.of("system.model_taken", "no {trait} any more").with("trait", ModelTraits.name(trait));
        }
        return from.isPresent()
                ? Message.of("system.model_change", "{trait} {from} → {to}")
                        .with("trait", ModelTraits.name(trait))
                        .with("from", from.get())
                        .with("to", to)
                : Message.of("system.model_given", "{trait} {value}")
                        .with("trait", ModelTraits.name(trait))
                        .with("value", to);
    }

    /** A type of fields, as people call it. */
    public static Message type(FieldType type) {
        return ModelTraits.type(type);
    }

    private static Message what(OwnPart part) {
        return switch (part) {
            case OwnEntity entity ->
                Message.of("system.model_own_entity", "Own entity {entity}").with("entity", entity.path());
            case OwnField field ->
                Message.of("system.model_field", "Own field {field} ({type})")
                        .with("field", field.path())
                        .with("type", ModelTraits.type(field.type()));
            case OwnRule rule ->
                Message.of("system.model_rule", "Own rule {rule} of {entity} ({kind})")
                        .with("rule", rule.name())
                        .with("entity", rule.entity().toString())
                        .with("kind", CustomRule.KIND.to(Choice.of(rule.kind())));
        };
    }

    private static Message done(Optional<OwnPart> was, OwnPart part) {
        if (was.isEmpty()) {
            return Message.of("system.model_new", "new");
        }
        if (was.get().retired() == part.retired()) {
            return was.get().path().equals(part.path())
                    ? Message.of("system.model_changed", "changed")
                    : Message.of("system.model_renamed", "renamed, and was {was}")
                            .with("was", was.get().path());
        }
        return part.retired()
                ? Message.of("system.model_retired", "retired, and what it holds is kept")
                : Message.of("system.model_back", "brought back");
    }

    /**
     * What stands against it. Rules that sleep already, since a plugin is away or has become another, stand in nobody's way.
     *
     * @param now a catalog of what there is
     * @param catalog one that has it already
     * @param people whether there is such a role, team or user, or will be
     */
    public List<Violation> conflicts(Catalog now, Catalog catalog, Predicate<Who> people) {
        List<OwnPart> asked = parts();
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Violation> conflicts = new ArrayList<>();
        for (OwnPart part : asked) {
            if (part instanceof OwnField field && !field.retired()) {
                missing(field, catalog).forEach(conflicts::add);
            }
        }
        RuleReader reader = new RuleReader(catalog);
        for (OwnRule rule : after.rules()) {
            boolean isAsked = asked.contains(rule);
            if (!rule.retired() && (isAsked || against(rule, now, who -> true).isEmpty() && reader.hasEntities(rule))) {
                // of those that are there already, people may have gone since
                conflicts.addAll(against(rule, catalog, isAsked ? people : who -> true));
            }
        }
        return conflicts;
    }

    /**
     * What breaks rules that are new or say something else, by the rule's path; by a catalog of now, so that nothing is said
     * of those that speak of new fields.
     */
    public Map<String, Query> breaking(Catalog now) {
        RuleReader reader = new RuleReader(now);
        Map<String, Query> queries = new LinkedHashMap<>();
        for (OwnPart part : parts()) {
            if (part instanceof OwnRule rule && !rule.retired()) {
                breaking(rule, reader)
                        .ifPresent(broken ->
                                queries.put(rule.path(), Query.of(rule.entity()).where(broken)));
            }
        }
        return queries;
    }

    private static Optional<Condition> breaking(OwnRule own, RuleReader reader) {
        if (TransitionReader.is(own)) {
            return Optional.empty();
        }
        try {
            return switch (reader.rule(own)) {
                case Rule.Must must -> Optional.of(Breaking.of(must.condition()));
                case Rule.Required required ->
                    required.fields().stream()
                            .map(Field::isEmpty)
                            .reduce(Condition::or)
                            .map(empty -> required.condition().and(empty));
                default -> Optional.empty();
            };
        } catch (BadValue unreadable) {
            return Optional.empty();
        }
    }

    private static Stream<Violation> missing(OwnField field, Catalog catalog) {
        return Stream.concat(Stream.of(field.entity()), field.targets().stream())
                .filter(entity -> catalog.findMeta(entity).isEmpty())
                .map(entity -> new Violation(
                        CustomModel.PLUGIN,
                        "field " + field.path(),
                        Message.of("system.model_no_entity", "there is no entity {entity}")
                                .with("entity", entity.toString()),
                        Message.of("system.model_no_entity_mend", "name one that there is, or enable its plugin")));
    }

    private static List<Violation> against(OwnRule rule, Catalog catalog, Predicate<Who> people) {
        String place = "rule " + rule.name() + " of " + rule.entity();
        try {
            if (TransitionReader.is(rule)) {
                return Nobody.of(new TransitionReader(catalog).action(rule), people).stream()
                        .map(each -> new Violation(CustomModel.PLUGIN, place, each.reason(), mend(each)))
                        .distinct()
                        .toList();
            }
            RuleReader reader = new RuleReader(catalog);
            reader.rule(rule);
            reader.requireChoices(rule);
            return List.of();
        } catch (BadValue bad) {
            return List.of(new Violation(
                    CustomModel.PLUGIN,
                    place,
                    bad.reason(),
                    Message.of("system.model_rule_mend", "mend the rule, or retire it in the same plan")));
        }
    }

    /** Users do not move with files: whoever takes one in says who is meant there. */
    private static Message mend(Nobody.Missing missing) {
        return missing.who() instanceof Who.Named user
                ? Message.of(
                                "system.model_user_mend",
                                "{mend}; a file of configuration is taken in with users={login}:somebody who is here")
                        .with("mend", missing.mend())
                        .with("login", user.login())
                : missing.mend();
    }

    static String english(BadValue bad) {
        return PluginTexts.kernel().text(bad.reason(), Locale.ENGLISH);
    }

    private static boolean hasChoices(OwnPart part) {
        return part instanceof OwnField field && FieldTypes.hasChoices(field.type());
    }

    /** Labels of the values of lists that new choices begin with, by the list's name and the value's. */
    public Map<String, Map<String, String>> newLists() {
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        for (OwnPart part : parts()) {
            if (part instanceof OwnField field
                    && !field.values().isEmpty()
                    && was(field).filter(ModelDifference::hasChoices).isEmpty()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (Value value : field.values()) {
                    values.put(value.name(), value.label());
                }
                lists.put(CustomModel.PLUGIN + "." + CustomPlugin.listName(field), values);
            }
        }
        return lists;
    }
}
