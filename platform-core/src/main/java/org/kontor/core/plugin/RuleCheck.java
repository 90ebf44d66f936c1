package org.kontor.core.plugin;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Assignment;
import org.kontor.api.Behind;
import org.kontor.api.Bucket;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.api.Values;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.MessageText;

/** Checks rules. */
final class RuleCheck {
    /** Narrower texts that a wider one takes. */
    private static final Map<FieldType, Set<FieldType>> WIDER = Map.of(
            FieldType.TEXT, EnumSet.of(FieldType.EMAIL, FieldType.PHONE, FieldType.URL, FieldType.COUNTRY),
            FieldType.LONG_TEXT,
                    EnumSet.of(FieldType.TEXT, FieldType.EMAIL, FieldType.PHONE, FieldType.URL, FieldType.COUNTRY),
            FieldType.DECIMAL, EnumSet.of(FieldType.PRICE),
            FieldType.PRICE, EnumSet.of(FieldType.DECIMAL));

    private final TermCheck terms;
    private final ConditionCheck conditions;
    private final PlaysCheck plays;

    /** Who took a rule's name, and who fills a field, over all plugins. */
    private final Map<String, String> taken = new HashMap<>();

    private final KeptCheck kept;
    private final StoredRuleCheck stored;

    RuleCheck(Declarations declared, TermCheck terms, ConditionCheck conditions, List<Contribution> contributions) {
        this.plays = new PlaysCheck(declared, terms, conditions);
        this.terms = terms;
        this.conditions = conditions;
        this.kept = new KeptCheck(terms, conditions, contributions);
        this.stored = new StoredRuleCheck(terms, conditions, kept);
    }

    /**
     * Checks a plugin's rules.
     *
     * @param foreign those for foreign entities, or those for its own
     */
    void check(Contribution contribution, boolean foreign, Place contributed) {
        for (Contribution.EntityRules rules : contribution.rules()) {
            if (foreign == rules.entity().plugin().equals(contribution.pluginId())) {
                continue;
            }
            Place place = contributed.in("rules of " + rules.entity());
            if (terms.known(rules.entity(), place).isPresent()) {
                rules.rules().forEach(rule -> check(rule, rules.entity(), place));
            }
        }
    }

    private void check(Rule rule, EntityName entity, Place place) {
        switch (rule) {
            case Rule.Must must -> must(must, entity, place.in("must " + must.name()));
            case Rule.Required required -> {
                Place here = place.in("required");
                conditions.check(required.condition(), entity, here);
                own(required.fields(), entity, here);
                required.fields().forEach(field -> kept.notKept(field, here));
            }
            case Rule.Unique unique -> {
                Place here = place.in("unique");
                own(unique.fields(), entity, here);
                distinct(unique.fields(), here);
                unique.fields()
                        .forEach(field -> FieldCheck.unique(
                                terms.find(entity, field.name())
                                        .<Field<?>>map(FieldMeta::field)
                                        .orElse(field),
                                here));
            }
            case Rule.Index index -> index(index.terms(), entity, place.in("index"));
            case Rule.Fill fill -> fill(fill.assignments(), entity, place.in("fill"));
            case Rule.Sum sum ->
                kept.sum(sum, entity, place.in("sum " + sum.field().name()));
            case Rule.Formula formula ->
                kept.formula(
                        formula, entity, place.in("formula " + formula.field().name()));
            case Rule.Number number ->
                kept.number(number, entity, place.in("number " + number.field().name()));
            case Rule.Frozen frozen -> stored.frozen(frozen, entity, place.in("frozen"));
            case Rule.NoOverlap overlap -> stored.noOverlap(overlap, entity, place.in("no overlap"));
            case Rule.Shown shown -> {
                Place here = place.in("shown");
                own(shown.fields(), entity, here);
                stored.shown(shown, entity, here);
            }
            case Rule.Plays play -> plays.check(play, entity, place.in("plays " + play.aspect()));
        }
    }

    private void must(Rule.Must must, EntityName entity, Place place) {
        Names.plain(must.name(), "a rule's name", place);
        String other = taken.putIfAbsent(entity + " must " + must.name(), place.pluginId());
        if (other != null) {
            place.refuse(entity + " has another rule of this name", "choose another");
        }
        conditions.check(must.condition(), entity, place);
        message(must.message(), place);
    }

    /** Checks a message's key and pattern. */
    static void message(Message message, Place messagePlace) {
        Place place = messagePlace.in("message " + message.key());
        if (!message.key().startsWith(place.pluginId() + ".")) {
            place.refuse("the key belongs to another plugin", "begin it with " + place.pluginId() + ".");
        }
        MessageText.fault(message.english())
                .ifPresent(fault -> place.refuse("its pattern cannot be read: " + fault, "see ICU MessageFormat"));
    }

    private void own(List<Field<?>> fields, EntityName entity, Place place) {
        if (fields.isEmpty()) {
            place.refuse("the rule names no field", "name at least one");
        }
        fields.forEach(field -> terms.field(field, entity, place));
    }

    private static void distinct(List<? extends Term<?>> terms, Place place) {
        if (new HashSet<>(terms).size() < terms.size()) {
            place.refuse("a field is named twice", "remove one of the two");
        }
    }

    private void index(List<Term<?>> indexed, EntityName entity, Place place) {
        if (indexed.isEmpty()) {
            place.refuse("the index names no term", "name at least one");
        }
        distinct(indexed, place);
        for (Term<?> term : indexed) {
            if (term instanceof Behind<?> || term instanceof Bucket<?>) {
                place.refuse(term.path() + " is no field of " + entity + " itself", "index the entity's own fields");
            } else {
                terms.resolve(term, entity, place).ifPresent(field -> FieldCheck.unique(field.field(), place));
            }
        }
    }

    private void fill(List<Assignment> assignments, EntityName entity, Place place) {
        for (Assignment assignment : assignments) {
            switch (assignment) {
                case Values values -> fill(values.assignments(), entity, place);
                case Assignment.Value value ->
                    filled(value.field(), entity, place, (field, here) -> {
                        Object given = value.value();
                        if (given == null) {
                            here.refuse("it is filled with nothing", "leave the rule out");
                        } else {
                            conditions.value(given, field, field.name(), here);
                        }
                    });
                case Assignment.Source source ->
                    filled(source.field(), entity, place, (field, here) -> {
                        kept.notWorkedOut(source.term(), entity, here);
                        terms.resolve(source.term(), entity, here).ifPresent(from -> {
                            fits(field, from, here);
                            KeptCheck.notTold(from, field, here);
                            if (from.isEncrypted() && !field.isEncrypted()) {
                                here.refuse(
                                        from.name() + " is encrypted, and would be kept here in plain",
                                        "declare " + field.name() + " as encrypted too");
                            }
                        });
                    });
            }
        }
    }

    private interface Filling {
        void check(FieldMeta field, Place place);
    }

    private void filled(Field<?> target, EntityName entity, Place fill, Filling filling) {
        Place place = fill.in("field " + target.name());
        String other = taken.putIfAbsent(entity + " fill " + target.name(), place.pluginId());
        if (other != null) {
            place.refuse("the plugin " + other + " fills it already", "keep one of the two");
        }
        kept.notKept(target, place);
        terms.field(target, entity, place).ifPresent(field -> {
            if (field.type() == FieldType.PARTS) {
                place.refuse("parts cannot be filled", "make them in a hook");
            } else {
                filling.check(field, place);
            }
        });
    }

    static void fits(FieldMeta target, FieldMeta source, Place place) {
        FieldType type = target.type();
        if (source.entity().equals(target.entity()) && source.name().equals(target.name())) {
            place.refuse("it is filled from itself", "name another term");
        } else if (source.type() != type
                && !WIDER.getOrDefault(type, EnumSet.noneOf(FieldType.class)).contains(source.type())) {
            place.refuse(
                    TermCheck.low(target.field()) + " is filled from " + TermCheck.low(source.field()),
                    "fill from a term of the same type");
        } else if (!target.field().targets().isEmpty()
                && !target.field().targets().containsAll(source.field().targets())) {
            place.refuse("it is filled from a reference to other entities", "fill from a reference to the same ones");
        } else if (!target.field().targets().isEmpty()
                && source.field().targets().isEmpty()) {
            place.refuse("it is filled from an open link", "fill from a reference to the same entities");
        } else if (!target.options().containsAll(source.options())) {
            place.refuse("it is filled from another list", "fill from a choice of the same list");
        }
    }
}
