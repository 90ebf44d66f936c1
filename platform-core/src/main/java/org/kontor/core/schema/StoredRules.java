package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.formula.KeptRules;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.PlainCondition;
import org.kontor.core.meta.ShortNames;
import org.kontor.core.meta.SumRule;

/**
 * Brings the records that are there in line with rules that are new or say something else now: sums are counted, in one
 * statement each, formulas are worked out, and what must not overlap is looked through. A table remembers what was done; a
 * rule that went away is forgotten, so that it is counted again when it comes back.
 */
public final class StoredRules {
    private final Database database;

    public StoredRules(Database database) {
        this.database = database;
    }

    /**
     * Does what has to be done, alone in the installation.
     *
     * @throws SchemaFailure when a rule cannot hold on what is there; nothing of that rule is set
     */
    public void apply(Catalog catalog) {
        apply(wanted(catalog));
    }

    private void apply(Map<String, Wanted> wanted) {
        Map<String, String> done = database.read(transaction -> done(transaction.connection()));
        if (!isDone(wanted, done)) {
            database.changeModel(connection -> {
                // another node may have done it while we waited
                run(connection, wanted, done(connection), Set.of(), true);
                return true;
            });
        }
    }

    /** Works out what {@link #prepare} left for when the platform serves: formulas. */
    public void settle(Catalog catalog) {
        Map<String, Wanted> wanted = wanted(catalog);
        Map<String, String> done = database.read(transaction -> done(transaction.connection()));
        wanted.replaceAll((name, each) ->
                each instanceof Kept kept && kept.counted().equals(done.get(name)) ? kept.asCounted() : each);
        apply(wanted);
    }

    /**
     * Looks whether sums that {@link #prepare} counted are right when nobody works any more on the platform before, which did
     * not keep them; where one is not, it is counted again.
     */
    public void confirm(Catalog catalog) {
        Map<String, Wanted> wanted = wanted(catalog);
        Map<String, String> done = database.read(transaction -> done(transaction.connection()));
        Map<String, Wanted> right = new LinkedHashMap<>();
        wanted.forEach((name, each) -> {
            // a sum and what it is made of change in one transaction, so that one look sees both
            if (each instanceof Kept kept
                    && kept.rule() instanceof KeptRule.OfSum sum
                    && kept.counted().equals(done.get(name))
                    && database.read(transaction -> isRight(transaction.connection(), sum.sum()))) {
                right.put(name, kept);
            }
        });
        if (!right.isEmpty()) {
            database.changeModel(connection -> {
                for (Map.Entry<String, Wanted> each : right.entrySet()) {
                    forget(connection, each.getKey());
                    note(connection, each.getKey(), each.getValue().fingerprint());
                }
                return true;
            });
        }
        apply(wanted);
    }

    private static boolean isRight(Connection connection, SumRule sum) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sum.wrong())) {
            return !rows.next();
        }
    }

    /**
     * Does the same before another platform takes over from one that serves and knows no new formula: what formulas would give is
     * tried and taken back, and is left for {@link #apply} afterwards, so that whoever dies in between finds all records as
     * one of the two has them, and what is written in between is worked out too.
     *
     * @throws SchemaFailure when a rule cannot hold on what is there; nothing of that rule is set
     */
    public void prepare(Catalog catalog) {
        Map<String, Wanted> wanted = wanted(catalog);
        Map<String, String> known = database.read(transaction -> done(transaction.connection()));
        if (!isDone(wanted, known)) {
            database.changeModel(connection -> {
                Map<String, String> done = done(connection);
                Set<String> formulas = formulas(wanted, done);
                if (!formulas.isEmpty()) {
                    run(connection, wanted, done, Set.of(), false);
                }
                Map<String, Wanted> counted = new LinkedHashMap<>(wanted);
                counted.replaceAll((name, each) -> each instanceof Kept kept
                                && kept.rule() instanceof KeptRule.OfSum
                                && !kept.fingerprint().equals(done.get(name))
                        ? kept.asCounted()
                        : each);
                run(connection, counted, done, formulas, true);
                return true;
            });
        }
    }

    /** The formulas that have to be worked out: those that are new, or made of what is. */
    private static Set<String> formulas(Map<String, Wanted> wanted, Map<String, String> done) {
        Set<String> formulas = new HashSet<>();
        Set<Field<?>> fresh = new HashSet<>();
        wanted.forEach((name, each) -> {
            boolean isNew = !each.fingerprint().equals(done.get(name));
            if (each instanceof Kept(KeptRule rule, String fingerprint)
                    && (isNew || rule.madeOf().stream().anyMatch(fresh::contains))) {
                fresh.add(rule.field().field());
                if (rule instanceof KeptRule.OfFormula) {
                    formulas.add(name);
                }
            }
        });
        return formulas;
    }

    /** A rule with what it says. */
    private sealed interface Wanted {
        String fingerprint();
    }

    private record Kept(KeptRule rule, String fingerprint) implements Wanted {
        /** What stands for it as long as somebody may still write who does not know it. */
        String counted() {
            return fingerprint + " counted";
        }

        Kept asCounted() {
            return new Kept(rule, counted());
        }
    }

    private record Apart(EntityMeta entity, List<Column> columns, String overlapping, String fingerprint)
            implements Wanted {}

    private Map<String, Wanted> wanted(Catalog catalog) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (KeptRule rule : KeptRules.of(catalog).all()) {
            switch (rule) {
                case KeptRule.OfSum sum ->
                    wanted.put(
                            "sum " + sum.field(),
                            new Kept(sum, ShortNames.hash(sum.sum().count())));
                case KeptRule.OfFormula formula ->
                    wanted.put(
                            "formula " + formula.field(),
                            new Kept(formula, ShortNames.hash(formula.rule().expression())));
            }
        }
        if (database.dialect() == Dialect.H2) {
            for (EntityMeta entity : catalog.all()) {
                for (Rule rule : entity.rules()) {
                    if (rule instanceof Rule.NoOverlap overlap) {
                        Apart apart = apart(entity, overlap);
                        wanted.put(ShortNames.cut("apart " + entity, apart.fingerprint()), apart);
                    }
                }
            }
        }
        return wanted;
    }

    private static Apart apart(EntityMeta entity, Rule.NoOverlap rule) {
        List<Column> span = entity.get(rule.span().name()).columns();
        List<Column> columns = new ArrayList<>(span);
        String from = span.get(0).sql();
        String to = span.get(1).sql();
        String id = entity.get("id").columns().getFirst().sql();
        StringBuilder sql = new StringBuilder("select 1 from " + entity.table() + " a join " + entity.table()
                + " b on a." + id + " < b." + id + " and a." + from + " < b." + to + " and b." + from + " < a." + to);
        rule.resources().forEach(resource -> {
            for (Column column : entity.get(resource.name()).columns()) {
                sql.append(" and a.").append(column.sql()).append(" = b.").append(column.sql());
                columns.add(column);
            }
        });
        sql.append(" where ").append(PlainCondition.sql(entity, rule.condition(), "a."));
        sql.append(" and ").append(PlainCondition.sql(entity, rule.condition(), "b."));
        return new Apart(entity, columns, sql.toString(), ShortNames.hash(sql.toString()));
    }

    private static Map<String, String> done(Connection connection) throws SQLException {
        Map<String, String> done = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select name, fingerprint from system_rule");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                done.put(rows.getString(1), rows.getString(2));
            }
        }
        return done;
    }

    private static boolean isDone(Map<String, Wanted> wanted, Map<String, String> done) {
        Map<String, String> fingerprints = new HashMap<>();
        wanted.forEach((name, each) -> fingerprints.put(name, each.fingerprint()));
        return fingerprints.equals(done);
    }

    /**
     * @param later what is left out, and noted as not done
     * @param lasting whether it is kept, rather than taken back
     */
    private void run(
            Connection connection,
            Map<String, Wanted> wanted,
            Map<String, String> done,
            Set<String> later,
            boolean lasting)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String name : done.keySet()) {
                if (!wanted.containsKey(name)) {
                    forget(connection, name);
                }
            }
            Set<Field<?>> fresh = new HashSet<>();
            List<KeptRule> together = new ArrayList<>();
            for (Map.Entry<String, Wanted> each : wanted.entrySet()) {
                if (later.contains(each.getKey())) {
                    forget(connection, each.getKey());
                    continue;
                }
                boolean isNew = !each.getValue().fingerprint().equals(done.get(each.getKey()));
                switch (each.getValue()) {
                    case Kept kept -> {
                        KeptRule rule = kept.rule();
                        if (isNew || rule.madeOf().stream().anyMatch(fresh::contains)) {
                            if (!together.isEmpty() && !isTogether(together, rule)) {
                                workOut(connection, together);
                            }
                            together.add(rule);
                            fresh.add(rule.field().field());
                        }
                    }
                    case Apart apart -> {
                        if (isNew) {
                            look(connection, apart);
                        }
                    }
                }
                if (isNew) {
                    forget(connection, each.getKey());
                    note(connection, each.getKey(), each.getValue().fingerprint());
                }
            }
            workOut(connection, together);
            if (lasting) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Formulas of one entity are worked out in one go through its records. */
    private static boolean isTogether(List<KeptRule> before, KeptRule rule) {
        KeptRule last = before.getLast();
        return last instanceof KeptRule.OfFormula
                && rule instanceof KeptRule.OfFormula
                && last.entity().equals(rule.entity());
    }

    /** Works out and empties what was gathered. */
    private void workOut(Connection connection, List<KeptRule> together) throws SQLException {
        List<KeptRule.OfFormula> formulas = new ArrayList<>();
        for (KeptRule rule : together) {
            switch (rule) {
                case KeptRule.OfSum sum -> count(connection, sum.sum());
                case KeptRule.OfFormula formula -> formulas.add(formula);
            }
        }
        if (!formulas.isEmpty()) {
            lock(connection, formulas.getFirst().entity());
            new StoredFormulas(connection, formulas).workOut();
        }
        together.clear();
    }

    /** Readers go on; writers wait, since what they add would be missed or counted twice. */
    private void lock(Connection connection, EntityMeta... entities) throws SQLException {
        if (database.dialect() == Dialect.POSTGRESQL) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table "
                        + Stream.of(entities).map(EntityMeta::table).distinct().collect(Collectors.joining(", "))
                        + " in share row exclusive mode");
            }
        }
    }

    private void count(Connection connection, SumRule sum) throws SQLException {
        lock(connection, sum.child(), sum.parent());
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sum.count());
        } catch (SQLException e) {
            SqlError.Kind kind = SqlErrors.of(e).kind();
            if (kind != SqlError.Kind.CHECK && kind != SqlError.Kind.OUT_OF_RANGE) {
                throw e;
            }
            throw failure(
                    sum.parent(),
                    sum.field().columns(),
                    "cannot hold the sum " + sum.field().name() + " of what is there: "
                            + (kind == SqlError.Kind.CHECK
                                    ? "another rule of " + sum.parent() + " refuses it"
                                    : "it is too large a number"),
                    "change the records so that they fit, open the field in the rule that freezes them, or take the rule back",
                    e);
        }
    }

    private static void look(Connection connection, Apart apart) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(apart.overlapping())) {
            if (rows.next()) {
                throw failure(
                        apart.entity(),
                        apart.columns(),
                        "has records whose times overlap already",
                        "change the records so that they fit, or take the rule back",
                        null);
            }
        }
    }

    static SchemaFailure failure(
            EntityMeta entity, List<Column> columns, String reason, String mend, @Nullable Throwable cause) {
        SchemaProblem.Origin origin = new SchemaProblem.OfTable(
                entity.tableName(), columns.stream().map(Column::name).toList());
        return new SchemaFailure(List.of(new SchemaProblem(origin, reason, mend)), cause);
    }

    private static void forget(Connection connection, String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from system_rule where name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }

    private static void note(Connection connection, String name, String fingerprint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into system_rule (name, fingerprint, at) values (?, ?, current_timestamp)")) {
            insert.setString(1, name);
            insert.setString(2, fingerprint);
            insert.executeUpdate();
        }
    }
}
