package org.kontor.core.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.core.meta.CatalogBuilder;

/** Answers a condition in Java, for records that are not written yet, with the meaning that it has in SQL. */
public final class ConditionCheck {
    /** What a condition says of a record. */
    public enum Answer {
        YES,
        NO,
        /** A field that it compares is empty. */
        UNKNOWN;

        private static Answer of(boolean yes) {
            return yes ? YES : NO;
        }

        private Answer not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    private final Asker asker;

    public ConditionCheck(Asker asker) {
        this.asker = asker;
    }

    /** Whether it holds, as lists and rights ask it: an empty field answers no, and to "is not" yes. */
    public boolean holds(Condition condition, Subject subject) {
        return answer(condition, subject, false) == Answer.YES;
    }

    /** Whether it is not broken, as constraints ask it: an empty field breaks nothing. */
    public boolean isKept(Condition condition, Subject subject) {
        return answer(condition, subject, true) != Answer.NO;
    }

    private Answer answer(Condition condition, Subject subject, boolean lenient) {
        return switch (condition) {
            case Condition.All all -> all(all.conditions(), subject, lenient);
            case Condition.Any any -> any(any.conditions(), subject, lenient);
            case Condition.Not not -> answer(not.condition(), subject, lenient).not();
            case Condition.Some some -> Answer.of(subject.answers(some));
            case Condition.SomeOf some -> Answer.of(subject.answers(some));
            case Condition.Compare compare -> compare(compare, subject, lenient);
        };
    }

    private Answer all(List<Condition> conditions, Subject subject, boolean lenient) {
        Answer sum = Answer.YES;
        for (Condition each : conditions) {
            Answer answer = answer(each, subject, lenient);
            if (answer == Answer.NO) {
                return Answer.NO;
            }
            sum = answer == Answer.UNKNOWN ? Answer.UNKNOWN : sum;
        }
        return sum;
    }

    private Answer any(List<Condition> conditions, Subject subject, boolean lenient) {
        Answer sum = Answer.NO;
        for (Condition each : conditions) {
            Answer answer = answer(each, subject, lenient);
            if (answer == Answer.YES) {
                return Answer.YES;
            }
            sum = answer == Answer.UNKNOWN ? Answer.UNKNOWN : sum;
        }
        return sum;
    }

    private Answer compare(Condition.Compare compare, Subject subject, boolean lenient) {
        Object value = subject.value(compare.term());
        if (compare.operator() == Operator.IS_EMPTY) {
            return Answer.of(value == null);
        }
        if (value == null) {
            return empty(compare.operator(), lenient);
        }
        if (compare.operand() instanceof Operand.OfTerm other && subject.value(other.term()) == null) {
            return empty(compare.operator(), lenient);
        }
        return Answer.of(holds(compare, value, subject));
    }

    private static Answer empty(Operator operator, boolean lenient) {
        if (lenient) {
            return Answer.UNKNOWN;
        }
        return Answer.of(operator == Operator.IS_NOT);
    }

    private boolean holds(Condition.Compare compare, Object value, Subject subject) {
        Operator operator = compare.operator();
        return switch (compare.operand()) {
            case Operand.Value with -> is(compare, value, with.value());
            case Operand.Values values ->
                operator == Operator.IS_NOT
                        ? values.values().stream().allMatch(each -> is(compare, value, each))
                        : values.values().stream().anyMatch(each -> is(compare, value, each));
            case Operand.OfTerm other -> is(compare, value, subject.value(other.term()));
            case Operand.At at ->
                is(compare, value, Periods.at(at.when(), compare.term().type(), asker));
            case Operand.Me me ->
                is(compare, value, new Ref(entity(value), asker.me().id()));
            case Operand.MyTeams teams ->
                asker.teams().stream().anyMatch(team -> is(compare, value, new Ref(CatalogBuilder.TEAM, team)));
            case Operand.None none -> false;
        };
    }

    /** A plugin's own actor has a user's id, whatever the entity its reference names. */
    private static EntityName entity(Object value) {
        return value instanceof Ref ref ? ref.entity() : CatalogBuilder.USER;
    }

    private static boolean is(Condition.Compare compare, Object value, @Nullable Object with) {
        return with != null && Comparison.holds(compare.term().type(), value, compare.operator(), with);
    }
}
