package org.kontor.core.plugin;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Rule;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.PlainCondition;

/** Checks rules that look at a record as it is stored, and at its neighbours. */
final class StoredRuleCheck {
    private static final Set<FieldType> RESOURCES =
            EnumSet.of(FieldType.REFERENCE, FieldType.CHOICE, FieldType.INTEGER, FieldType.TEXT);
    private static final String MEND = "compare the record's own fields with values";

    private final TermCheck terms;
    private final ConditionCheck conditions;
    private final KeptCheck kept;

    StoredRuleCheck(TermCheck terms, ConditionCheck conditions, KeptCheck kept) {
        this.terms = terms;
        this.conditions = conditions;
        this.kept = kept;
    }

    void frozen(Rule.Frozen frozen, EntityName entity, Place place) {
        plain(frozen.condition(), entity, place);
        if (frozen.condition().equals(Condition.never())) {
            place.refuse("it holds of no record", "leave the rule out");
        }
        for (Field<?> field : frozen.open()) {
            EntityName of = field.entity();
            EntityName owner = of != null && terms.isPartOf(of, entity) ? of : entity;
            if (!owner.equals(entity) && !kept.changesUnseen(field)) {
                place.refuse(
                        field + " is a field of a part",
                        "open the field of parts as a whole, or a sum that is kept of them");
            } else if (!terms.saysWhose(field, owner)) {
                terms.field(field, owner, place);
            }
        }
    }

    void noOverlap(Rule.NoOverlap overlap, EntityName entity, Place place) {
        terms.field(overlap.span(), entity, place);
        plain(overlap.condition(), entity, place);
        if (overlap.resources().isEmpty()) {
            place.refuse("it names no resource", "say of what the times are");
        }
        for (Field<?> field : overlap.resources()) {
            terms.field(field, entity, place).ifPresent(found -> {
                FieldCheck.unique(found.field(), place);
                KeptCheck.notEncrypted(found, place);
                boolean isOpen = found.type() == FieldType.REFERENCE
                        && found.field().targets().size() != 1;
                if (!RESOURCES.contains(found.type()) || isOpen) {
                    place.refuse(
                            field.name() + " is " + TermCheck.low(found.field()) + (isOpen ? " to any entity" : "")
                                    + " and no resource",
                            "use a reference to one entity, a choice, a whole number or a text");
                }
            });
        }
    }

    void shown(Rule.Shown shown, EntityName entity, Place place) {
        conditions.check(shown.condition(), entity, place);
        own(shown.condition())
                .ifPresent(fault -> place.refuse("its condition is not about the record itself: " + fault, MEND));
        List<Field<?>> asked = PlainCondition.fields(shown.condition()).toList();
        for (Field<?> field : shown.fields()) {
            kept.notKept(field, place);
            if (asked.contains(field)) {
                place.refuse(field.name() + " decides whether it is shown itself", "ask for another field");
            }
            terms.field(field, entity, place).ifPresent(found -> {
                if (found.field().isRequired()) {
                    place.refuse(
                            field.name() + " is required of every record", "use Rule.required with the same condition");
                }
            });
        }
    }

    private void plain(Condition condition, EntityName entity, Place place) {
        conditions.check(condition, entity, place);
        PlainCondition.fault(condition)
                .ifPresent(fault -> place.refuse("the database cannot hold its condition: " + fault, MEND));
    }

    /** Why a condition is about more than the record's own fields, where it is. */
    static Optional<String> own(Condition condition) {
        return switch (condition) {
            case Condition.All all -> own(all.conditions());
            case Condition.Any any -> own(any.conditions());
            case Condition.Not not -> own(not.condition());
            case Condition.Some some -> Optional.of("it asks for other records");
            case Condition.SomeOf some -> Optional.of("it asks for other records");
            case Condition.Compare compare -> {
                boolean isOwn = isOwn(compare.term())
                        && (!(compare.operand() instanceof Operand.OfTerm other) || isOwn(other.term()));
                yield isOwn ? Optional.empty() : Optional.of(compare.term().path() + " lies elsewhere");
            }
        };
    }

    private static Optional<String> own(List<Condition> conditions) {
        return conditions.stream()
                .map(StoredRuleCheck::own)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isOwn(Term<?> term) {
        return term instanceof Field<?> || term instanceof SystemTerm<?>;
    }
}
