package org.kontor.core.meta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.api.SystemTerm;

/**
 * A sum, resolved.
 *
 * @param parent whose field it is
 * @param field that holds it
 * @param child what is summed
 * @param to the child's reference to the parent
 * @param rule as it was declared
 */
public record SumRule(EntityMeta parent, FieldMeta field, EntityMeta child, FieldMeta to, Rule.Sum rule) {
    /** All sums of a catalog; those that others are made of come before these. */
    public static List<SumRule> of(Catalog catalog) {
        List<SumRule> all = new ArrayList<>();
        for (EntityMeta parent : catalog.all()) {
            for (Rule rule : parent.rules()) {
                if (rule instanceof Rule.Sum sum) {
                    EntityMeta child =
                            catalog.get(Objects.requireNonNull(sum.to().entity()));
                    all.add(new SumRule(
                            parent,
                            parent.get(sum.field().name()),
                            child,
                            child.get(sum.to().path()),
                            sum));
                }
            }
        }
        LinkedHashSet<SumRule> sorted = new LinkedHashSet<>();
        Set<SumRule> open = new HashSet<>();
        all.forEach(each -> sort(each, all, sorted, open));
        return List.copyOf(sorted);
    }

    private static void sort(SumRule rule, List<SumRule> all, Set<SumRule> sorted, Set<SumRule> open) {
        if (!sorted.contains(rule) && open.add(rule)) {
            all.stream().filter(other -> rule.isMadeOf(other)).forEach(other -> sort(other, all, sorted, open));
            sorted.add(rule);
        }
    }

    /** Whether it changes when another sum does. */
    public boolean isMadeOf(SumRule other) {
        return speaksOf(rule).contains(other.field.field());
    }

    /** The fields of the child that a sum depends on. */
    public static Set<Field<?>> speaksOf(Rule.Sum rule) {
        Set<Field<?>> fields = new HashSet<>();
        if (rule.measure().term() instanceof Field<?> field) {
            fields.add(field);
        }
        PlainCondition.fields(rule.condition()).forEach(fields::add);
        return fields;
    }

    /** Whether it is a sum over the record's own parts. */
    public boolean isOverParts() {
        return to.system() == SystemTerm.Kind.PARENT;
    }

    /** The sum, counted anew from what is there, of all rows; {@code p} is the parent's table. */
    public String count() {
        return "update " + parent.table() + " p set " + column() + " = (select " + measured() + " from " + child.table()
                + " c where c." + to.columns().getFirst().sql() + " = p."
                + parent.get("id").columns().getFirst().sql() + " and "
                + PlainCondition.sql(child, rule.condition(), "c.") + ")";
    }

    /** Finds a record whose sum is not what is there. */
    public String wrong() {
        return "select 1 from " + parent.table() + " p where p." + column() + " is distinct from (select " + measured()
                + " from " + child.table() + " c where c."
                + to.columns().getFirst().sql() + " = p."
                + parent.get("id").columns().getFirst().sql() + " and "
                + PlainCondition.sql(child, rule.condition(), "c.") + ") fetch first 1 rows only";
    }

    /** What is worked out over the child's rows {@code c}. */
    public String measured() {
        return rule.measure().term() instanceof Field<?> summed
                ? "coalesce(sum(c."
                        + child.get(summed.name()).columns().getFirst().sql() + "), 0)"
                : "count(*)";
    }

    /** The column that holds it. */
    public String column() {
        return field.columns().getFirst().sql();
    }
}
