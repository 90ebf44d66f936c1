package org.kontor.core.rule;

import java.util.List;
import java.util.function.Function;
import org.kontor.api.Condition;
import org.kontor.api.Operand;
import org.kontor.api.Operator;

/** Turns a condition that must hold into one that finds the records that break it; an empty field breaks nothing. */
public final class Breaking {
    private Breaking() {}

    /** What finds them. */
    public static Condition of(Condition kept) {
        return switch (kept) {
            case Condition.All all -> new Condition.Any(each(all.conditions(), Breaking::of));
            case Condition.Any any -> new Condition.All(each(any.conditions(), Breaking::of));
            case Condition.Not not -> sure(not.condition());
            case Condition.Some some -> some.not();
            case Condition.SomeOf some -> some.not();
            case Condition.Compare compare ->
                compare.operator() == Operator.IS_EMPTY ? compare.not() : given(compare, compare.not());
        };
    }

    /** Where it holds, and not only because something is empty. */
    private static Condition sure(Condition condition) {
        return switch (condition) {
            case Condition.All all -> new Condition.All(each(all.conditions(), Breaking::sure));
            case Condition.Any any -> new Condition.Any(each(any.conditions(), Breaking::sure));
            case Condition.Not not -> of(not.condition());
            case Condition.Some some -> some;
            case Condition.SomeOf some -> some;
            case Condition.Compare compare ->
                compare.operator() == Operator.IS_EMPTY ? compare : given(compare, compare);
        };
    }

    private static Condition given(Condition.Compare compare, Condition then) {
        Condition given = then.and(compare.term().isEmpty().not());
        return compare.operand() instanceof Operand.OfTerm other
                ? given.and(other.term().isEmpty().not())
                : given;
    }

    private static List<Condition> each(List<Condition> conditions, Function<Condition, Condition> turned) {
        return conditions.stream().map(turned).toList();
    }
}
