package org.kontor.core.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.api.Query;
import org.kontor.api.Sort;
import org.kontor.api.Table;
import org.kontor.api.Term;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/**
 * One question for numbers. What the groups and measures need is selected row by row first, with the actor's rights in
 * it, and worked out over that.
 */
final class Aggregate {
    private static final int MEAN_SCALE = 6;

    /** A group; its columns begin at {@code inner} in the rows. */
    private record Group(TermSql term, int inner, int width) {}

    /**
     * A measure: over which column of the rows, and where the answer stands.
     *
     * @param term what it is over; null for the number of records
     * @param currency for amounts: the answer's column that holds their currency, else 0
     * @param outer the answer's first column; a mean has two, sum and number
     */
    private record Result(Measure measure, @Nullable TermSql term, int currency, int outer) {}

    private final Query query;
    private final List<Measure> measures;
    private final Source source;
    private final Where where;
    private final List<Sql> rows = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<String> answer = new ArrayList<>();
    private final Set<String> groupedBy = new LinkedHashSet<>();

    /**
     * @throws BadValue when a term is unknown to the actor, or cannot be grouped by or measured
     */
    Aggregate(Source source, Query query, List<Measure> measures) throws BadValue {
        this.source = source;
        this.query = query;
        this.measures = List.copyOf(measures);
        this.where = Pager.where(source, query);
        for (Term<?> term : query.groups()) {
            group(TermSql.of(source, term));
        }
        for (Measure measure : this.measures) {
            measure(measure);
        }
    }

    private void group(TermSql term) throws BadValue {
        if (!term.field().kind().isSortable()) {
            throw new BadValue(Message.of("system.not_sortable", "One cannot sort or group by {field}")
                    .with("field", term.path().path()));
        }
        int width = term.path().bucket() != null ? 1 : term.columns().size();
        int inner = rows.size();
        for (int i = 0; i < width; i++) {
            groupColumn(term.path().bucket() != null ? term.sortExpression() : term.expression(i));
        }
        groups.add(new Group(term, inner, width));
    }

    /** Answers the place of the column in the answer. */
    private int groupColumn(Sql sql) {
        String name = row(sql);
        groupedBy.add(name);
        answer.add(name);
        return answer.size();
    }

    private String row(Sql sql) {
        rows.add(sql);
        return "x" + (rows.size() - 1);
    }

    private void measure(Measure measure) throws BadValue {
        Term<?> over = measure.term();
        if (over == null) {
            answer.add("count(*)");
            results.add(new Result(measure, null, 0, answer.size()));
            return;
        }
        TermSql term = TermSql.of(source, over);
        if (term.columns().isEmpty() || !isMeasurable(measure.kind(), term)) {
            throw new BadValue(Message.of("system.not_measurable", "{field} has no {measure}")
                    .with("field", term.path().path())
                    .with("measure", measure.kind().name().toLowerCase(Locale.ROOT)));
        }
        boolean amounts = term.field().kind().isSummable() && term.columns().size() > 1;
        int currency = amounts ? groupColumn(term.expression(1)) : 0;
        String value = row(term.sortExpression());
        int outer = answer.size() + 1;
        switch (measure.kind()) {
            case COUNT -> answer.add("count(distinct " + value + ")");
            case SUM -> answer.add("sum(" + value + ")");
            case MIN -> answer.add("min(" + value + ")");
            case MAX -> answer.add("max(" + value + ")");
            case AVERAGE -> {
                answer.add("sum(" + value + ")");
                answer.add("count(" + value + ")");
            }
        }
        results.add(new Result(measure, term, currency, outer));
    }

    private static boolean isMeasurable(Measure.Kind kind, TermSql term) {
        return switch (kind) {
            case COUNT -> true;
            case SUM, AVERAGE -> term.field().kind().isSummable() && term.path().bucket() == null;
            case MIN, MAX ->
                term.field().kind().isSummable()
                        || (term.columns().size() == 1
                                && term.field().kind().isSortable()
                                && term.sortType() != Column.Type.UUID
                                && term.sortType() != Column.Type.BOOLEAN);
        };
    }

    /** The sensitive fields that the answer speaks of. */
    List<FieldMeta> sensitive() {
        return fields().stream().filter(field -> field.field().isSensitive()).toList();
    }

    /** The fields that the answer speaks of. */
    Set<FieldMeta> fields() {
        Set<FieldMeta> fields = new LinkedHashSet<>();
        groups.forEach(group -> fields.add(group.term().field()));
        for (Result result : results) {
            TermSql term = result.term();
            if (term != null) {
                fields.add(term.field());
            }
        }
        return fields;
    }

    /** The terms grouped by, in order. */
    List<TermSql> groups() {
        return groups.stream().map(Group::term).toList();
    }

    /** The term that a measure is over. */
    TermSql measured(Measure measure) {
        return results.stream()
                .filter(result -> result.measure().equals(measure))
                .findFirst()
                .map(Result::term)
                .orElseThrow();
    }

    /** @param timing is told how long it took */
    Table read(Transaction transaction, Timing timing) throws BadValue {
        Sql sql = statement();
        List<Table.Line> lines = new ArrayList<>();
        long begun = System.nanoTime();
        boolean complete = Run.query(transaction, sql, found -> {
            while (found.next()) {
                if (lines.size() == query.limit()) {
                    return false;
                }
                lines.add(line(found));
            }
            return true;
        });
        timing.took(Timing.Asked.NUMBERS, query, System.nanoTime() - begun);
        return new Table(query.groups(), measures, lines, complete);
    }

    private Sql statement() throws BadValue {
        Sql sql = new Sql().add("select " + (answer.isEmpty() ? "1" : String.join(", ", answer)) + " from (select ");
        for (int i = 0; i < rows.size(); i++) {
            sql.add(i == 0 ? "" : ", ").add(rows.get(i)).add(" as x" + i);
        }
        source.addTo(sql.add(rows.isEmpty() ? "1 as x0 from " : " from "));
        if (!where.isAlways()) {
            where.addTo(sql.add(" where "));
        }
        sql.add(") asked");
        if (!groupedBy.isEmpty()) {
            sql.add(" group by " + String.join(", ", groupedBy));
            sql.add(" order by " + String.join(", ", order()));
        }
        return sql.add(" limit ").bind(query.limit() + 1);
    }

    private List<String> order() throws BadValue {
        List<String> order = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(groupedBy);
        for (Sort sort : query.sorts()) {
            Group by = groups.stream()
                    .filter(group ->
                            group.term().path().path().equals(sort.term().path()))
                    .findFirst()
                    .orElse(null);
            if (by == null) {
                throw new BadValue(Message.of(
                                "system.not_grouped",
                                "Groups are sorted by what they are grouped by only, not by {field}")
                        .with("field", sort.term().path()));
            }
            int column = by.width() == 1 ? 0 : by.term().field().kind().sortColumn();
            String name = "x" + (by.inner() + column);
            if (left.remove(name)) {
                order.add(name + (sort.isDescending() ? " desc" : "") + " nulls last");
            }
        }
        left.forEach(name -> order.add(name + " nulls last"));
        return order;
    }

    private Table.Line line(ResultSet found) throws SQLException {
        Map<String, @Nullable Object> keys = new HashMap<>();
        for (Group group : groups) {
            keys.put(group.term().path().path(), value(found, group.term(), group.inner() + 1));
        }
        Map<Measure, @Nullable Object> values = new HashMap<>();
        for (Result result : results) {
            values.put(result.measure(), measured(found, result));
        }
        return new AggregateLine(keys, values);
    }

    private static @Nullable Object value(ResultSet found, TermSql term, int column) throws SQLException {
        if (term.path().bucket() == null) {
            return term.field().kind().read(found, column);
        }
        LocalDate day = found.getObject(column, LocalDate.class);
        return day == null ? null : term.ofDay(day);
    }

    private static @Nullable Object measured(ResultSet found, Result result) throws SQLException {
        TermSql term = result.term();
        Measure.Kind kind = result.measure().kind();
        if (term == null || kind == Measure.Kind.COUNT) {
            return found.getLong(result.outer());
        }
        if (!term.field().kind().isSummable()) {
            return value(found, term, result.outer());
        }
        BigDecimal number = found.getBigDecimal(result.outer());
        if (number == null) {
            return null;
        }
        if (kind == Measure.Kind.AVERAGE) {
            BigDecimal count = BigDecimal.valueOf(found.getLong(result.outer() + 1));
            number = number.divide(count, MEAN_SCALE, RoundingMode.HALF_EVEN);
        }
        BigDecimal trimmed = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        BigDecimal plain = trimmed.scale() < 0 ? trimmed.setScale(0) : trimmed;
        if (result.currency() > 0) {
            return new Money(plain, found.getString(result.currency()));
        }
        boolean whole = term.sortType() == Column.Type.LONG && kind != Measure.Kind.AVERAGE;
        return whole && plain.toBigInteger().bitLength() < Long.SIZE ? (Object) plain.longValueExact() : plain;
    }
}
