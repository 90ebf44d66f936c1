package org.kontor.core.slow;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Query;
import org.kontor.api.Row;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.QueryJson;
import org.kontor.core.meta.ShortNames;
import org.kontor.core.record.Timing;

/**
 * What a question asks: fields and how they are compared, and with never a value, so that it is the same whoever asks it and
 * for what.
 *
 * @param condition for people; empty where nothing is asked
 * @param equal fields of the entity itself that are compared with one value, all of which have to hold
 * @param ranged such that are within bounds, one of several, or empty
 * @param beyond what else has to hold, as people read it: what no index narrows
 * @param sorted the order, as addresses write it
 * @param grouped by which terms numbers are grouped
 */
record ListShape(
        EntityName entity,
        Timing.Asked asked,
        String condition,
        Set<String> equal,
        Set<String> ranged,
        Set<String> beyond,
        List<String> sorted,
        List<String> grouped) {
    /** What stands in place of a value. */
    private static final String VALUE = "…";

    private static final String BETWEEN = ", ";

    ListShape {
        // in one order, whoever asks in whichever
        equal = new TreeSet<>(equal);
        ranged = new TreeSet<>(ranged);
        beyond = new TreeSet<>(beyond);
        sorted = List.copyOf(sorted);
        grouped = List.copyOf(grouped);
    }

    static ListShape of(Timing.Asked asked, Query query) {
        Set<String> equal = new TreeSet<>();
        Set<String> ranged = new TreeSet<>();
        Set<String> beyond = new TreeSet<>();
        conjuncts(query.where()).forEach(each -> {
            if (isBy(each, Operator.IS::equals)) {
                equal.add(path(each));
            } else if (isBy(each, ListShape::isRanged)) {
                ranged.add(path(each));
            } else {
                beyond.add(text(each));
            }
        });
        boolean isPage = asked == Timing.Asked.LIST;
        return new ListShape(
                query.entity(),
                asked,
                joined(conjuncts(query.where()).map(ListShape::text), " and "),
                equal,
                ranged,
                beyond,
                isPage ? query.sorts().stream().map(QueryJson::text).toList() : List.of(),
                query.groups().stream().map(Term::path).toList());
    }

    /** One that was written down. */
    static ListShape of(Row row) {
        return new ListShape(
                EntityName.parse(row.get(SlowList.ENTITY)),
                Timing.Asked.valueOf(row.get(SlowList.ASKED).name().toUpperCase(Locale.ROOT)),
                row.find(SlowList.CONDITION).orElse(""),
                Set.copyOf(names(row, SlowList.EQUAL)),
                Set.copyOf(names(row, SlowList.RANGED)),
                row.find(SlowList.BEYOND).map(Set::of).orElse(Set.of()),
                names(row, SlowList.SORTED),
                names(row, SlowList.GROUPED));
    }

    static List<String> names(Row row, Field<String> field) {
        return row.find(field).map(text -> List.of(text.split(BETWEEN))).orElse(List.of());
    }

    /** As it is written down; what is longer than its field is cut. */
    List<Assignment> assignments() {
        return List.of(
                SlowList.SHAPE.to(key()),
                SlowList.ENTITY.to(entity.toString()),
                SlowList.ASKED.to(Choice.of(name(asked))),
                SlowList.CONDITION.to(cut(condition, SlowList.CONDITION)),
                SlowList.EQUAL.to(cut(equal, SlowList.EQUAL)),
                SlowList.RANGED.to(cut(ranged, SlowList.RANGED)),
                SlowList.BEYOND.to(cut(String.join("; ", beyond), SlowList.BEYOND)),
                SlowList.SORTED.to(cut(sorted, SlowList.SORTED)),
                SlowList.GROUPED.to(cut(grouped, SlowList.GROUPED)));
    }

    private static @Nullable String cut(String text, Field<String> field) {
        String cut = text.length() <= field.maxLength()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, field.maxLength() / 2)) + VALUE;
        return cut.isEmpty() ? null : cut;
    }

    /** As many whole names as there is room for. */
    private static @Nullable String cut(Collection<String> names, Field<String> field) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            if (all.length() + name.length() + 2 > field.maxLength()) {
                break;
            }
            all.append(all.isEmpty() ? "" : BETWEEN).append(name);
        }
        return all.isEmpty() ? null : all.toString();
    }

    /** Another one for each shape, and the same on each server. */
    String key() {
        return ShortNames.sha256(
                String.join("\n", entity.toString(), asked.name(), condition, text(sorted), text(grouped)));
    }

    static String name(Timing.Asked asked) {
        return asked.name().toLowerCase(Locale.ROOT);
    }

    static String text(Collection<String> names) {
        return String.join(BETWEEN, names);
    }

    private static Stream<Condition> conjuncts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.conditions().stream().flatMap(ListShape::conjuncts)
                : Stream.of(condition);
    }

    /** Whether it compares a field of the entity itself with what is known before the rows are read. */
    private static boolean isBy(Condition condition, Predicate<Operator> comparison) {
        return condition instanceof Condition.Compare compare
                && (compare.term() instanceof Field<?> || compare.term() instanceof SystemTerm<?>)
                && !(compare.operand() instanceof Operand.OfTerm)
                && comparison.test(compare.operator());
    }

    private static boolean isRanged(Operator operator) {
        return switch (operator) {
            case IN, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, IS_EMPTY -> true;
            case IS, IS_NOT, CONTAINS, STARTS_WITH, OVERLAPS -> false;
        };
    }

    private static String path(Condition condition) {
        return ((Condition.Compare) condition).term().path();
    }

    private static String text(Condition condition) {
        return switch (condition) {
            case Condition.All all -> "(" + joined(all.conditions().stream().map(ListShape::text), " and ") + ")";
            case Condition.Any any -> "(" + joined(any.conditions().stream().map(ListShape::text), " or ") + ")";
            case Condition.Not not -> "not " + text(not.condition());
            case Condition.Compare compare ->
                compare.term().path() + " " + compare.operator().json() + text(compare.operand());
            case Condition.Some some ->
                "some " + some.back().entity() + "." + some.back().path() + " " + inner(some.where());
            case Condition.SomeOf some -> "some " + some.references().path() + " " + inner(some.where());
        };
    }

    private static String inner(Condition condition) {
        return "(" + joined(conjuncts(condition).map(ListShape::text), " and ") + ")";
    }

    private static String text(Operand operand) {
        return switch (operand) {
            case Operand.None none -> "";
            case Operand.OfTerm other -> " " + other.term().path();
            case Operand.Value value -> " " + VALUE;
            case Operand.Values values -> " " + VALUE;
            case Operand.At at -> " " + VALUE;
            case Operand.Me me -> " me";
            case Operand.MyTeams teams -> " my teams";
        };
    }

    /** Each once, so that a long list of alternatives is one. */
    private static String joined(Stream<String> texts, String between) {
        return texts.collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(between));
    }
}
