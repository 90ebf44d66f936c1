package org.kontor.core.plugin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Assignment;
import org.kontor.api.Behind;
import org.kontor.api.Bucket;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Operand;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.api.Values;
import org.kontor.core.config.NearestName;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Play;

/** Checks rules by which entities play aspects. Of an aspect that nobody declares only what is the entity's own counts. */
final class PlaysCheck {
    private final Declarations declared;
    private final TermCheck terms;
    private final ConditionCheck conditions;

    /** How often each entity plays each aspect, over all plugins. */
    private final Map<String, Integer> turns = new HashMap<>();

    PlaysCheck(Declarations declared, TermCheck terms, ConditionCheck conditions) {
        this.declared = declared;
        this.terms = terms;
        this.conditions = conditions;
    }

    void check(Rule.Plays plays, EntityName entity, Place place) {
        conditions.check(plays.when(), entity, place);
        open(plays.when(), entity, place);
        Optional<Entity> aspect = declared.entity(plays.aspect());
        if (aspect.isPresent() && !declared.isAspect(plays.aspect())) {
            place.refuse(plays.aspect() + " is an entity with records of its own", "play an aspect");
            return;
        }
        if (turns.merge(entity + " " + plays.aspect(), 1, Integer::sum) > Play.MOST_TURNS) {
            place.refuse(
                    entity + " plays it more than " + Play.MOST_TURNS + " times",
                    "say it with fewer, wider conditions");
        }
        Set<String> said = new HashSet<>();
        for (Assignment assignment : plays.fields()) {
            switch (assignment) {
                case Values values -> place.refuse("it takes values together", "name field by field");
                case Assignment.Value value ->
                    said(value.field(), plays, said, place).ifPresent(here -> {
                        Object given = value.value();
                        if (given == null) {
                            here.refuse("it says nothing", "leave it out");
                        } else {
                            target(value.field(), plays, here)
                                    .ifPresent(field -> conditions.value(given, field, field.name(), here));
                        }
                    });
                case Assignment.Source source ->
                    said(source.field(), plays, said, place).ifPresent(here -> source(source, plays, entity, here));
            }
        }
        aspect.ifPresent(known -> known.fields().stream()
                .filter(Field::isRequired)
                .filter(field -> !said.contains(field.name()))
                .forEach(field -> place.refuse(
                        "it says nothing to " + field.name() + ", which every row has", "say what it takes from")));
    }

    /** The place of what is said to a field, if the field is one of the aspect's own and nothing was said to it before. */
    private static Optional<Place> said(Field<?> field, Rule.Plays plays, Set<String> said, Place place) {
        Place here = place.in("field " + field.name());
        if (!field.shape().equals(plays.aspect())) {
            here.refuse(field + " is no field of " + plays.aspect(), "say something to fields of the aspect only");
            return Optional.empty();
        }
        if (!said.add(field.name())) {
            here.refuse("it is named twice", "remove one of the two");
            return Optional.empty();
        }
        return Optional.of(here);
    }

    /** The field as the aspect declares it; empty where nobody does, and after something was refused. */
    private Optional<FieldMeta> target(Field<?> field, Rule.Plays plays, Place place) {
        if (declared.entity(plays.aspect()).isEmpty()) {
            return Optional.empty();
        }
        Optional<Field<?>> found = declared.field(plays.aspect(), field.name());
        if (found.isEmpty()) {
            place.refuse(
                    plays.aspect() + " has no field " + field.name(),
                    NearestName.to(field.name(), declared.fieldNames(plays.aspect()))
                            .map(known -> "did you mean " + known + "?")
                            .orElse("name one of its fields"));
            return Optional.empty();
        }
        return terms.field(field, plays.aspect(), place);
    }

    private void source(Assignment.Source source, Rule.Plays plays, EntityName entity, Place place) {
        if (source.term() instanceof Bucket<?>) {
            place.refuse(source.term().path() + " is cut to a period", "take the day or the moment itself");
            return;
        }
        terms.resolve(source.term(), entity, place).ifPresent(from -> {
            if (from.field().isSensitive() && source.term() instanceof Behind<?>) {
                place.refuse(
                        source.term().path() + " is sensitive and another record's",
                        "let the entity that has it play the aspect itself");
            }
            KeptCheck.notEncrypted(from, place);
            target(source.field(), plays, place).ifPresent(field -> RuleCheck.fits(field, from, place));
        });
    }

    /** Who sees that a record plays, sees that the condition holds of it: it must not tell what is sensitive. */
    private void open(Condition condition, EntityName entity, Place place) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(each -> open(each, entity, place));
            case Condition.Any any -> any.conditions().forEach(each -> open(each, entity, place));
            case Condition.Not not -> open(not.condition(), entity, place);
            case Condition.Some some -> {
                EntityName other = some.back().entity();
                if (other != null) {
                    open(some.where(), other, place);
                }
            }
            case Condition.SomeOf some -> {
                open(some.references(), entity, place);
                terms.resolve(some.references(), entity, place)
                        .flatMap(TermCheck::targetOfSeveral)
                        .ifPresent(target -> open(some.where(), target, place));
            }
            case Condition.Compare compare -> {
                open(compare.term(), entity, place);
                if (compare.operand() instanceof Operand.OfTerm other) {
                    open(other.term(), entity, place);
                }
            }
        }
    }

    private void open(Term<?> term, EntityName entity, Place place) {
        // what does not resolve was refused already; that place takes each reason once
        terms.resolve(term, entity, place)
                .filter(field -> field.field().isSensitive())
                .ifPresent(field -> place.refuse(
                        term.path() + " is sensitive, and whether a record plays would tell of it",
                        "ask for another field"));
    }
}
