package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to what is wanted. Where nothing is missing, Liquibase is not even started. */
public final class LiquibaseSchema {
    private static final Logger LOG = LoggerFactory.getLogger(LiquibaseSchema.class);

    private final Database database;

    public LiquibaseSchema(Database database) {
        this.database = database;
    }

    /** What would have to be done, and what is known to stand against it. */
    public SchemaPlan plan(List<HandWritten> changeLogs, List<TableSpec> wanted) {
        SchemaPlan plan = derived(changeLogs, wanted);
        List<SchemaProblem> problems = new ArrayList<>(plan.problems());
        plan.changeLogs()
                .forEach(log -> LogParser.problem(log, database.dialect()).ifPresent(problems::add));
        return new SchemaPlan(plan.changeLogs(), plan.steps(), problems);
    }

    private SchemaPlan derived(List<HandWritten> changeLogs, List<TableSpec> wanted) {
        return database.read(transaction -> plan(transaction.connection(), changeLogs, wanted));
    }

    /**
     * Does what has to be done, alone in the installation, and answers what that was.
     *
     * @throws SchemaFailure when it cannot be done; what was done until then stays, and the next try goes on from there
     */
    public SchemaPlan apply(List<HandWritten> changeLogs, List<TableSpec> wanted) {
        SchemaPlan plan = derived(changeLogs, wanted);
        if (plan.isEmpty()) {
            return plan;
        }
        if (plan.changeLogs().isEmpty()) {
            // a change log may be what makes them go away
            requireNoProblems(plan);
        }
        if (!plan.changeLogs().isEmpty() && isInstalled()) {
            database.backUp();
        }
        // a change log may ask for other copies than these
        try (TableCopies copies =
                plan.changeLogs().isEmpty() ? TableCopies.of(database, plan.steps()) : TableCopies.NONE) {
            return plan.changeLogs().isEmpty() && database.dialect() == Dialect.H2
                    ? apply(plan, copies)
                    : apply(changeLogs, wanted, copies);
        }
    }

    /** On H2 nobody else changes tables, and everybody waits: what was found out before still holds. */
    private SchemaPlan apply(SchemaPlan plan, TableCopies copies) {
        return database.changeModel(connection -> {
            LOG.info("Tables: {}", plan.summary());
            new ChangeRunner(connection, database.dialect()).runSteps(plan.steps(), copies);
            return plan;
        });
    }

    private SchemaPlan apply(List<HandWritten> changeLogs, List<TableSpec> wanted, TableCopies copies) {
        return database.changeModel(connection -> {
            // another node may have done it while we waited
            LiveSchema live = live(connection);
            List<HandWritten> pending = pending(connection, live, changeLogs);
            ChangeRunner runner = new ChangeRunner(connection, database.dialect());
            runner.runHandWritten(pending);
            SchemaPlan derived = SchemaPlanner.plan(pending.isEmpty() ? live : live(connection), wanted);
            requireNoProblems(derived);
            SchemaPlan now = new SchemaPlan(pending, derived.steps(), List.of());
            now.lines().forEach(line -> LOG.debug("{}", line));
            if (!live.hasTable(Ledger.TABLE)) {
                LOG.info("A new database is set up");
            }
            if (!now.steps().isEmpty()) {
                LOG.info("Tables: {}", now.summary());
            }
            runner.runSteps(derived.steps(), copies);
            return now;
        });
    }

    /** Whether an installation has begun to live in this database. */
    public boolean isInstalled() {
        return database.read(transaction -> live(transaction.connection()).hasTable(Ledger.TABLE));
    }

    private SchemaPlan plan(Connection connection, List<HandWritten> changeLogs, List<TableSpec> wanted)
            throws SQLException {
        LiveSchema live = live(connection);
        SchemaPlan derived = SchemaPlanner.plan(live, wanted);
        return new SchemaPlan(pending(connection, live, changeLogs), derived.steps(), derived.problems());
    }

    private LiveSchema live(Connection connection) throws SQLException {
        return LiveSchema.read(connection, database.dialect());
    }

    private static void requireNoProblems(SchemaPlan plan) {
        if (!plan.problems().isEmpty()) {
            throw new SchemaFailure(plan.problems(), null);
        }
    }

    /** Those whose text is not the one that ran last. */
    private static List<HandWritten> pending(Connection connection, LiveSchema live, List<HandWritten> changeLogs) {
        Map<String, String> done = new HashMap<>();
        if (live.hasTable(Ledger.TABLE)) {
            try (PreparedStatement select =
                            connection.prepareStatement("select name, fingerprint from " + Ledger.TABLE);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    done.put(rows.getString(1), rows.getString(2));
                }
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }
        List<HandWritten> pending = new ArrayList<>();
        for (HandWritten log : changeLogs) {
            if (!log.fingerprint().equals(done.get(log.name()))) {
                pending.add(log);
            }
        }
        return pending;
    }
}
