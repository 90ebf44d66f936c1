package org.kontor.core.plugin;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Query;
import org.kontor.api.Term;
import org.kontor.api.Upgrade;
import org.kontor.api.Values;
import org.kontor.api.Verb;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptField;
import org.kontor.core.meta.PluginVersion;

/** Checks upgrades: their versions, and that they fill what is the plugin's own. */
final class UpgradeCheck {
    private final TermCheck terms;
    private final ConditionCheck conditions;
    private final Set<Field<?>> kept;

    UpgradeCheck(TermCheck terms, ConditionCheck conditions, List<Contribution> contributions) {
        this.terms = terms;
        this.conditions = conditions;
        this.kept = contributions.stream()
                .flatMap(contribution -> contribution.rules().stream())
                .flatMap(rules -> rules.rules().stream())
                .flatMap(rule -> KeptField.of(rule).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Checks a plugin's upgrades.
     *
     * @param version the plugin's own
     */
    void check(Contribution contribution, String version, Place contributed) {
        Set<PluginVersion> seen = new HashSet<>();
        for (Upgrade upgrade : contribution.upgrades()) {
            Place place = contributed.in("upgrade to " + upgrade.version());
            version(upgrade, version, seen, place);
            if (upgrade.fills().isEmpty()) {
                place.refuse("it fills nothing", "say fill(…), or leave it out");
            }
            for (int i = 0; i < upgrade.fills().size(); i++) {
                fill(upgrade.fills().get(i), contribution, place.in("fill " + (i + 1)));
            }
        }
    }

    private static void version(Upgrade upgrade, String own, Set<PluginVersion> seen, Place place) {
        Optional<PluginVersion> to = PluginVersion.parse(upgrade.version());
        if (to.isEmpty()) {
            place.refuse("its version cannot be read", "write up to four numbers with points, such as 2.0");
            return;
        }
        if (!seen.add(to.get())) {
            place.refuse("another upgrade leads to this version", "put the fills of both into one");
        }
        // what has no number, such as what is being written, is newer than all
        PluginVersion.leading(own)
                .filter(version -> to.get().compareTo(version) > 0)
                .ifPresent(version -> place.refuse(
                        "the plugin itself is version " + own, "name a version that is there, or raise the plugin's"));
    }

    private void fill(Upgrade.Fill fill, Contribution contribution, Place place) {
        EntityName entity = fill.entity();
        if (terms.known(entity, place).isEmpty()) {
            return;
        }
        Query query = fill.query();
        if (!query.entity().equals(entity)) {
            place.refuse("it fills " + entity + " and asks for " + query.entity(), "ask for records of " + entity);
            return;
        }
        if (!query.equals(Query.of(entity).where(query.where()))) {
            place.refuse("its question says more than which records", "leave order, limit, groups and the rest out");
        }
        conditions.check(query.where(), entity, place);
        List<Assignment> assignments = flat(fill.assignments()).toList();
        if (assignments.isEmpty()) {
            place.refuse("it sets nothing", "name a field with to(…) or from(…)");
        }
        Set<Field<?>> seen = new HashSet<>();
        for (Assignment assignment : assignments) {
            Field<?> field = field(assignment);
            Place here = place.in("field " + field.name());
            if (!seen.add(field)) {
                here.refuse("it is set twice", "remove one of the two");
            }
            terms.field(field, entity, here).ifPresent(target -> assignment(assignment, target, contribution, here));
        }
        sight(fill, assignments, contribution, place);
    }

    private void assignment(Assignment assignment, FieldMeta target, Contribution contribution, Place place) {
        Field<?> field = target.field();
        if (!isOwn(contribution, target.entity(), field)) {
            place.refuse("it is another plugin's field", "fill fields that this plugin declares");
        }
        if (kept.contains(field)) {
            place.refuse("it is kept by a rule", "leave it to the rule, which counts what is there");
        }
        if (field.type() == FieldType.PARTS) {
            place.refuse("parts cannot be filled", "fill the fields of the parts' entity");
            return;
        }
        switch (assignment) {
            case Assignment.Value value -> value(value, target, place);
            case Assignment.Source source ->
                terms.resolve(source.term(), target.entity(), place)
                        .ifPresent(from -> RuleCheck.fits(target, from, place));
            case Values several -> throw new IllegalStateException("values are taken apart before");
        }
    }

    private void value(Assignment.Value assigned, FieldMeta target, Place place) {
        Object value = assigned.value();
        if (value != null) {
            conditions.value(value, target, target.name(), place);
            if (target.field().isUnique()) {
                place.refuse("it is unique and would be the same in all records", "take it from another term");
            }
        } else if (target.field().isRequired()) {
            place.refuse("it is required and would be emptied", "set it to a value");
        }
    }

    /** Of a foreign entity a plugin sees its own fields, and the others if it said that it needs them. */
    private static void sight(Upgrade.Fill fill, List<Assignment> assignments, Contribution contribution, Place place) {
        EntityName entity = fill.entity();
        boolean needs = contribution.needs().stream()
                .anyMatch(need -> need.entity().equals(entity) && need.verbs().contains(Verb.READ));
        if (entity.plugin().equals(contribution.pluginId()) || needs) {
            return;
        }
        Stream<Term<?>> sources = assignments.stream()
                .flatMap(each -> each instanceof Assignment.Source source ? Stream.of(source.term()) : Stream.empty());
        Stream.concat(asked(fill.query().where()), sources)
                .filter(term -> !(term instanceof Field<?> field && isOwn(contribution, entity, field)))
                .map(Term::path)
                .distinct()
                .forEach(path -> place.refuse(
                        "it reads " + path + " of another plugin's entity", "say needs(" + entity + ", READ)"));
    }

    private static Stream<Term<?>> asked(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().flatMap(UpgradeCheck::asked);
            case Condition.Any any -> any.conditions().stream().flatMap(UpgradeCheck::asked);
            case Condition.Not not -> asked(not.condition());
            case Condition.Compare compare ->
                compare.operand() instanceof Operand.OfTerm other
                        ? Stream.of(compare.term(), other.term())
                        : Stream.of(compare.term());
            case Condition.Some some -> Stream.of(some.back());
            case Condition.SomeOf some -> Stream.of(some.references());
        };
    }

    private static boolean isOwn(Contribution contribution, EntityName entity, Field<?> field) {
        Stream<Field<?>> declared = Stream.concat(
                contribution.entities().stream()
                        .filter(each -> each.name().equals(entity))
                        .flatMap(each -> each.fields().stream()),
                contribution.foreignFields().stream()
                        .filter(each -> each.entity().equals(entity))
                        .flatMap(each -> each.fields().stream()));
        return declared.anyMatch(each -> each.name().equals(field.name()));
    }

    private static Stream<Assignment> flat(List<Assignment> assignments) {
        return assignments.stream()
                .flatMap(each -> each instanceof Values values ? flat(values.assignments()) : Stream.of(each));
    }

    private static Field<?> field(Assignment assignment) {
        return switch (assignment) {
            case Assignment.Value value -> value.field();
            case Assignment.Source source -> source.field();
            case Values several -> throw new IllegalStateException("values are taken apart before");
        };
    }
}
