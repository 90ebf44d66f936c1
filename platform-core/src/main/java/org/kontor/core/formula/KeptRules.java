package org.kontor.core.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.core.formula.KeptRule.OfFormula;
import org.kontor.core.formula.KeptRule.OfSum;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.SumRule;

/** All sums and formulas of a platform, those that others are made of before these. Formulas are understood once. */
public final class KeptRules {
    private final List<KeptRule> all;
    private final Map<EntityName, List<OfFormula>> formulas = new HashMap<>();
    private final Set<Field<?>> unseen = new HashSet<>();

    private KeptRules(List<KeptRule> all) {
        this.all = List.copyOf(all);
        for (KeptRule rule : all) {
            if (rule instanceof OfFormula formula) {
                formulas.computeIfAbsent(formula.entity().name(), any -> new ArrayList<>())
                        .add(formula);
            }
            if (rule instanceof OfSum || rule.madeOf().stream().anyMatch(unseen::contains)) {
                unseen.add(rule.field().field());
            }
        }
    }

    /** Those of a catalog of what passed the check. */
    public static KeptRules of(Catalog catalog) {
        Map<Field<?>, KeptRule> byField = new LinkedHashMap<>();
        for (SumRule sum : SumRule.of(catalog)) {
            byField.put(sum.field().field(), OfSum.of(sum));
        }
        for (EntityMeta entity : catalog.all()) {
            for (Rule rule : entity.rules()) {
                if (rule instanceof Rule.Formula formula) {
                    byField.put(formula.field(), understood(entity, formula));
                }
            }
        }
        List<KeptRule> sorted = new ArrayList<>();
        Set<Field<?>> seen = new HashSet<>();
        byField.keySet().forEach(field -> sort(field, byField, seen, sorted));
        return new KeptRules(sorted);
    }

    private static OfFormula understood(EntityMeta entity, Rule.Formula rule) {
        FieldMeta field = entity.get(rule.field().name());
        Formula formula = understood(entity, field, rule);
        Set<Field<?>> madeOf = formula.reads().stream().map(FieldMeta::field).collect(Collectors.toSet());
        return new OfFormula(entity, field, rule, formula, madeOf);
    }

    /** The fields of its entity that a formula is made of. */
    public static Set<FieldMeta> reads(EntityMeta entity, FieldMeta field, Rule.Formula rule) {
        return Set.copyOf(understood(entity, field, rule).reads());
    }

    private static Formula understood(EntityMeta entity, FieldMeta field, Rule.Formula rule) {
        try {
            return Formula.of(rule.expression(), field, entity::find);
        } catch (BadFormula e) {
            throw new IllegalStateException("the formula of " + field + " passed the check and does not hold", e);
        }
    }

    private static void sort(
            Field<?> field, Map<Field<?>, KeptRule> byField, Set<Field<?>> seen, List<KeptRule> sorted) {
        KeptRule rule = byField.get(field);
        if (rule != null && seen.add(field)) {
            rule.madeOf().forEach(other -> sort(other, byField, seen, sorted));
            sorted.add(rule);
        }
    }

    /** All of them; those that others are made of before these. */
    public List<KeptRule> all() {
        return all;
    }

    /** An entity's formulas, in the order in which they are worked out. */
    public List<OfFormula> formulas(EntityMeta entity) {
        return formulas.getOrDefault(entity.name(), List.of());
    }

    /** An entity's formulas that change with a field, through other formulas too, in order. */
    public List<OfFormula> following(EntityMeta entity, Field<?> changed) {
        Set<Field<?>> reached = new HashSet<>(Set.of(changed));
        List<OfFormula> following = new ArrayList<>();
        for (OfFormula formula : formulas(entity)) {
            if (formula.madeOf().stream().anyMatch(reached::contains)) {
                reached.add(formula.field().field());
                following.add(formula);
            }
        }
        return following;
    }

    /** What a kept field is made of; nothing where no sum or formula keeps it. */
    public Set<Field<?>> madeOf(Field<?> field) {
        return all.stream()
                .filter(rule -> rule.field().field().equals(field))
                .findFirst()
                .map(KeptRule::madeOf)
                .orElse(Set.of());
    }

    /** Whether a field changes while nobody writes its record: a sum, and what is made of one. */
    public boolean changesUnseen(FieldMeta field) {
        return unseen.contains(field.field());
    }
}
