package org.kontor.core.schema;

import java.sql.Connection;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.SumRule;

/**
 * Brings the records that are there in line with rules that are new or say something else now: sums are counted, in one
 * statement each, formulas are worked out, and what must not overlap is looked through. A table remembers what was done; a
 * rule that went away is forgotten, so that it is counted again when it comes back.
 */
public final class StoredRules {
    /** What is done where records do not fit a rule. */
    static final Message MEND =
            Message.of("system.records_mend", "change the records so that they fit, or take the rule back");

    private static final int ATTEMPTS = 5;

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
        apply(WantedRule.of(catalog, database.dialect()));
    }

    private void apply(Map<String, WantedRule> wanted) {
        Map<String, String> done = database.read(transaction -> RuleNotes.read(transaction.connection()));
        if (!isDone(wanted, done)) {
            database.changeModel(connection -> {
                // another node may have done it while we waited
                run(connection, wanted, RuleNotes.read(connection), Set.of(), true);
                return true;
            });
        }
    }

    /** Works out what {@link #prepare} left for when the platform serves: formulas. */
    public void settle(Catalog catalog) {
        Map<String, WantedRule> wanted = WantedRule.of(catalog, database.dialect());
        Map<String, String> done = database.read(transaction -> RuleNotes.read(transaction.connection()));
        wanted.replaceAll((name, each) ->
                each instanceof WantedRule.Kept kept && kept.counted().equals(done.get(name))
                        ? kept.asCounted()
                        : each);
        applyServing(wanted);
    }

    /** Does the same while people work. */
    private void applyServing(Map<String, WantedRule> wanted) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            apply(wanted);
            return;
        }
        Map<String, String> done = database.read(transaction -> RuleNotes.read(transaction.connection()));
        if (!isDone(wanted, done)) {
            inPages(wanted, done, Set.of(), true);
        }
    }

    /**
     * Works out anew what lost its note, since records got values that no write gave them. Sums are confirmed afterwards:
     * whoever still works on the platform before may not keep them.
     *
     * @throws SchemaFailure where a record cannot hold what comes of it
     */
    public void renew(Catalog catalog) {
        Map<String, WantedRule> wanted = WantedRule.of(catalog, database.dialect());
        Map<String, String> done = database.read(transaction -> RuleNotes.read(transaction.connection()));
        applyServing(counted(wanted, done));
    }

    /**
     * Looks whether sums that {@link #prepare} counted are right when nobody works any more on the platform before, which did
     * not keep them; where one is not, it is counted again.
     */
    public void confirm(Catalog catalog) {
        Map<String, WantedRule> wanted = WantedRule.of(catalog, database.dialect());
        Map<String, String> done = database.read(transaction -> RuleNotes.read(transaction.connection()));
        Map<String, WantedRule> right = new LinkedHashMap<>();
        wanted.forEach((name, each) -> {
            // a sum and what it is made of change in one transaction, so that one look sees both
            if (each instanceof WantedRule.Kept kept
                    && kept.rule() instanceof KeptRule.OfSum sum
                    && kept.counted().equals(done.get(name))
                    && database.read(transaction -> isRight(transaction.connection(), sum.sum()))) {
                right.put(name, kept);
            }
        });
        if (!right.isEmpty()) {
            database.changeModel(connection -> {
                for (Map.Entry<String, WantedRule> each : right.entrySet()) {
                    RuleNotes.forget(connection, each.getKey());
                    RuleNotes.note(connection, each.getKey(), each.getValue().fingerprint());
                }
                return true;
            });
        }
        applyServing(wanted);
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
        Map<String, WantedRule> wanted = WantedRule.of(catalog, database.dialect());
        Map<String, String> known = database.read(transaction -> RuleNotes.read(transaction.connection()));
        if (isDone(wanted, known)) {
            return;
        }
        if (database.dialect() == Dialect.H2 && !isChained(wanted, known)) {
            inPages(wanted, known, Set.of(), false);
            inPages(counted(wanted, known), known, formulas(wanted, known), true);
            return;
        }
        database.changeModel(connection -> {
            Map<String, String> done = RuleNotes.read(connection);
            Set<String> formulas = formulas(wanted, done);
            if (!formulas.isEmpty()) {
                run(connection, wanted, done, Set.of(), false);
            }
            run(connection, counted(wanted, done), done, formulas, true);
            return true;
        });
    }

    private static Map<String, WantedRule> counted(Map<String, WantedRule> wanted, Map<String, String> done) {
        Map<String, WantedRule> counted = new LinkedHashMap<>(wanted);
        counted.replaceAll((name, each) -> each instanceof WantedRule.Kept kept
                        && kept.rule() instanceof KeptRule.OfSum
                        && !kept.fingerprint().equals(done.get(name))
                ? kept.asCounted()
                : each);
        return counted;
    }

    /** Whether what is new has to be tried in one transaction, since it is made of other records that are new as well. */
    private static boolean isChained(Map<String, WantedRule> wanted, Map<String, String> done) {
        Map<Field<?>, KeptRule> fresh = new HashMap<>();
        boolean chained = false;
        for (Map.Entry<String, WantedRule> each : wanted.entrySet()) {
            if (each.getValue() instanceof WantedRule.Kept(KeptRule rule, String fingerprint)) {
                List<KeptRule> before = rule.madeOf().stream()
                        .flatMap(field -> Stream.ofNullable(fresh.get(field)))
                        .toList();
                if (!before.isEmpty() || !fingerprint.equals(done.get(each.getKey()))) {
                    chained |= before.stream().anyMatch(other -> !isTogether(List.of(other), rule));
                    fresh.put(rule.field().field(), rule);
                }
            }
        }
        return chained;
    }

    /** The formulas that have to be worked out: those that are new, or made of what is. */
    private static Set<String> formulas(Map<String, WantedRule> wanted, Map<String, String> done) {
        Set<String> formulas = new HashSet<>();
        Set<Field<?>> fresh = new HashSet<>();
        wanted.forEach((name, each) -> {
            boolean isNew = !each.fingerprint().equals(done.get(name));
            if (each instanceof WantedRule.Kept(KeptRule rule, String fingerprint)
                    && (isNew || rule.madeOf().stream().anyMatch(fresh::contains))) {
                fresh.add(rule.field().field());
                if (rule instanceof KeptRule.OfFormula) {
                    formulas.add(name);
                }
            }
        });
        return formulas;
    }

    private static boolean isDone(Map<String, WantedRule> wanted, Map<String, String> done) {
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
            Map<String, WantedRule> wanted,
            Map<String, String> done,
            Set<String> later,
            boolean lasting)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    run(new RuleWay.AtOnce(connection, database.dialect()), wanted, done, later);
                    break;
                } catch (SQLException e) {
                    connection.rollback();
                    // whoever writes several tables may have taken them in another order
                    if (SqlErrors.of(e).kind() != SqlError.Kind.DEADLOCK || attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
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

    /** Does so a few records at a time beside those who work, on H2, and notes it at the end. */
    private void inPages(Map<String, WantedRule> wanted, Map<String, String> done, Set<String> later, boolean lasting) {
        Map<String, String> noted = new LinkedHashMap<>(done);
        try {
            run(new RuleWay.InPages(database, new RulePages(database, lasting), noted), wanted, done, later);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
        if (lasting) {
            database.write(transaction -> {
                Connection connection = transaction.connection();
                for (String name : RuleNotes.read(connection).keySet()) {
                    RuleNotes.forget(connection, name);
                }
                for (Map.Entry<String, String> each : noted.entrySet()) {
                    RuleNotes.note(connection, each.getKey(), each.getValue());
                }
                return true;
            });
        }
    }

    private static void run(RuleWay way, Map<String, WantedRule> wanted, Map<String, String> done, Set<String> later)
            throws SQLException {
        for (String name : done.keySet()) {
            if (!wanted.containsKey(name)) {
                way.forget(name);
            }
        }
        Set<Field<?>> fresh = new HashSet<>();
        List<KeptRule> together = new ArrayList<>();
        for (Map.Entry<String, WantedRule> each : wanted.entrySet()) {
            if (later.contains(each.getKey())) {
                way.forget(each.getKey());
                continue;
            }
            boolean isNew = !each.getValue().fingerprint().equals(done.get(each.getKey()));
            switch (each.getValue()) {
                case WantedRule.Kept kept -> {
                    KeptRule rule = kept.rule();
                    if (isNew || rule.madeOf().stream().anyMatch(fresh::contains)) {
                        if (!together.isEmpty() && !isTogether(together, rule)) {
                            workOut(way, together);
                        }
                        together.add(rule);
                        fresh.add(rule.field().field());
                    }
                }
                case WantedRule.Apart apart -> {
                    if (isNew) {
                        way.look(apart);
                    }
                }
            }
            if (isNew) {
                way.forget(each.getKey());
                way.note(each.getKey(), each.getValue().fingerprint());
            }
        }
        workOut(way, together);
    }

    /** Formulas of one entity are worked out in one go through its records. */
    private static boolean isTogether(List<KeptRule> before, KeptRule rule) {
        KeptRule last = before.getLast();
        return last instanceof KeptRule.OfFormula
                && rule instanceof KeptRule.OfFormula
                && last.entity().equals(rule.entity());
    }

    /** Works out and empties what was gathered. */
    private static void workOut(RuleWay way, List<KeptRule> together) throws SQLException {
        List<KeptRule.OfFormula> formulas = new ArrayList<>();
        for (KeptRule rule : together) {
            switch (rule) {
                case KeptRule.OfSum sum -> way.count(sum.sum());
                case KeptRule.OfFormula formula -> formulas.add(formula);
            }
        }
        if (!formulas.isEmpty()) {
            way.workOut(formulas);
        }
        together.clear();
    }

    static SchemaFailure failure(
            EntityMeta entity, List<Column> columns, Message reason, Message mend, @Nullable Throwable cause) {
        SchemaProblem.Origin origin = new SchemaProblem.OfTable(
                entity.tableName(), columns.stream().map(Column::name).toList());
        return new SchemaFailure(List.of(new SchemaProblem(origin, reason, mend)), cause);
    }
}
