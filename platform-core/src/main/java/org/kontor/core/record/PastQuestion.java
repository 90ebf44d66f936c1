package org.kontor.core.record;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kontor.api.Condition;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operand;
import org.kontor.api.Query;
import org.kontor.api.Rule;
import org.kontor.api.Sort;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.formula.KeptRules;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;

/**
 * Of which fields of its own a question about the past speaks. What stands behind references, and what the change log does
 * not hold, cannot be asked: other records had a past of their own, and who changed a record last stands in its entries.
 */
final class PastQuestion {
    private final Catalog catalog;
    private final Set<FieldMeta> unlogged;
    private final Set<FieldMeta> fields = new LinkedHashSet<>();

    private PastQuestion(Catalog catalog, EntityMeta entity) {
        this.catalog = catalog;
        this.unlogged = unlogged(catalog, entity);
    }

    /**
     * The fields of condition and order.
     *
     * @throws BadValue naming what cannot be asked
     */
    static Set<FieldMeta> fields(Catalog catalog, EntityMeta entity, Query query) throws BadValue {
        PastQuestion question = new PastQuestion(catalog, entity);
        question.add(query.where());
        for (Sort sort : query.sorts()) {
            question.add(sort.term());
        }
        return question.fields;
    }

    /**
     * Refuses to select what stands behind references.
     *
     * @throws BadValue naming it
     */
    static void check(Catalog catalog, Selection selection) throws BadValue {
        for (Term<?> term : selection.fields()) {
            TermPath path = catalog.resolve(term);
            if (!path.hops().isEmpty() || path.bucket() != null) {
                throw unasked(path.path());
            }
        }
        if (!selection.expand().isEmpty()) {
            throw unasked(selection.expand().getFirst().path());
        }
    }

    /** Sums over other records, and what formulas make of them, change without an entry of their own. */
    static Set<FieldMeta> unlogged(Catalog catalog, EntityMeta entity) {
        Set<FieldMeta> unlogged = new LinkedHashSet<>();
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Sum sum) {
                FieldMeta to = catalog.findMeta(Objects.requireNonNull(sum.to().entity()))
                        .flatMap(child -> child.find(sum.to().path()))
                        .orElse(null);
                if (to == null || to.system() != SystemTerm.Kind.PARENT) {
                    entity.find(sum.field().name()).ifPresent(unlogged::add);
                }
            }
        }
        if (!unlogged.isEmpty()) {
            addFollowing(entity, unlogged);
        }
        return unlogged;
    }

    /** Formulas may be made of other formulas: until none is found any more. */
    private static void addFollowing(EntityMeta entity, Set<FieldMeta> unlogged) {
        Map<FieldMeta, Set<FieldMeta>> madeOf = new LinkedHashMap<>();
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Formula formula) {
                FieldMeta field = entity.get(formula.field().name());
                madeOf.put(field, KeptRules.reads(entity, field, formula));
            }
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<FieldMeta, Set<FieldMeta>> formula : madeOf.entrySet()) {
                boolean isMadeOfSome = formula.getValue().stream().anyMatch(unlogged::contains);
                grows |= isMadeOfSome && unlogged.add(formula.getKey());
            }
        }
    }

    private void add(Condition condition) throws BadValue {
        switch (condition) {
            case Condition.All all -> addAll(all.conditions());
            case Condition.Any any -> addAll(any.conditions());
            case Condition.Not not -> add(not.condition());
            case Condition.Compare compare -> {
                add(compare.term());
                if (compare.operand() instanceof Operand.OfTerm other) {
                    add(other.term());
                }
            }
            case Condition.Some some -> throw unasked(spoken(some));
            case Condition.SomeOf some -> throw unasked(some.references().path());
        }
    }

    private String spoken(Condition.Some some) throws BadValue {
        TermPath back = catalog.resolve(some.back());
        return back.last().system() == SystemTerm.Kind.PARENT
                ? back.entity().parent().orElseThrow().field()
                : back.entity().name() + "." + back.path();
    }

    private void addAll(List<Condition> conditions) throws BadValue {
        for (Condition condition : conditions) {
            add(condition);
        }
    }

    private void add(Term<?> term) throws BadValue {
        TermPath path = catalog.resolve(term);
        FieldMeta field = path.last();
        boolean isStamp = field.system() == SystemTerm.Kind.UPDATED_AT || field.system() == SystemTerm.Kind.UPDATED_BY;
        if (!path.hops().isEmpty()
                || field.isReferences()
                || field.type() == FieldType.PARTS
                || isStamp
                || unlogged.contains(field)) {
            throw unasked(path.path());
        }
        // each row of the past has its id in any case, and that never changes
        if (field.system() != SystemTerm.Kind.ID) {
            fields.add(field);
        }
    }

    private static BadValue unasked(String path) {
        return new BadValue(Message.of("system.past_unasked", "{field} cannot be asked of the past")
                .with("field", path));
    }
}
