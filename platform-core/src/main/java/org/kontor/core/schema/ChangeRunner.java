package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.DefaultChangeExecListener;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.statement.SqlStatement;
import org.kontor.api.Message;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Fault;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;

/** Runs change sets through Liquibase, on the connection that has the model for itself. */
final class ChangeRunner {
    private static final String AUTHOR = "kontor";
    private static final String DERIVED = "derived";

    private static final Set<SqlError.Kind> MOMENTARY =
            EnumSet.of(SqlError.Kind.CONNECTION, SqlError.Kind.TIMEOUT, SqlError.Kind.DEADLOCK, SqlError.Kind.OUTDATED);

    /** How long others wait behind a step that waits for its table. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    /** As long as that is others' turn. */
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;
    private final Dialect dialect;

    ChangeRunner(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    void runHandWritten(List<HandWritten> changeLogs) {
        if (changeLogs.isEmpty()) {
            return;
        }
        inLiquibase("A hand-written change log failed", database -> {
            for (HandWritten changeLog : changeLogs) {
                try {
                    run(changeLog, database);
                } catch (LiquibaseException | RuntimeException e) {
                    if (isOfTheMoment(e)) {
                        throw e;
                    }
                    throw new SchemaFailure(List.of(LogParser.problem(changeLog, e)), e);
                }
            }
        });
    }

    private void run(HandWritten changeLog, liquibase.database.Database database)
            throws LiquibaseException, SQLException {
        DatabaseChangeLog parsed = LogParser.parse(changeLog, dialect, database);
        ShouldRunChangeSetFilter unran = new ShouldRunChangeSetFilter(database);
        parsed.validate(database, new Contexts(), new LabelExpression());
        run(parsed, database, unran, new SetRunner(connection, dialect, changeLog.name(), database, unran));
        new Ledger(connection, dialect).note(changeLog.name(), changeLog.fingerprint());
    }

    /** @param copies in which some of them are done already; these take their tables' places first */
    void runSteps(List<SchemaStep> steps, TableCopies copies) {
        if (steps.isEmpty()) {
            return;
        }
        inLiquibase("The tables could not be changed", database -> {
            copies.swap(connection);
            // made once: it goes through all that ever ran
            ShouldRunChangeSetFilter unran = new ShouldRunChangeSetFilter(database);
            // one after the other, so that a failure tells which
            for (SchemaStep step : steps) {
                DatabaseChangeLog one = new DatabaseChangeLog(DERIVED);
                one.addChangeSet(changeSet(step, one, copies.carry(step)));
                Fault.point("schema.step");
                if (step instanceof SchemaStep.RenameColumn rename) {
                    new Ledger(connection, dialect).rename(rename.table(), rename.from(), rename.to());
                }
                if (step instanceof SchemaStep.RenameTable rename) {
                    new Ledger(connection, dialect).rename(rename.from(), rename.table());
                }
                try {
                    run(step, one, database, unran);
                } catch (LiquibaseException e) {
                    if (isOfTheMoment(e)) {
                        throw e;
                    }
                    SchemaProblem.Origin origin = new SchemaProblem.OfTable(step.table(), step.columns());
                    throw new SchemaFailure(
                            List.of(new SchemaProblem(
                                    origin,
                                    Message.of("system.table_unchanged", "cannot be changed ({step}): {reason}")
                                            .with("step", step.said())
                                            .with("reason", LogParser.said(e)),
                                    StoredRules.MEND)),
                            e);
                }
            }
        });
    }

    /**
     * On PostgreSQL a step asks for its table again and again, each time for a moment: whoever waits for a table that somebody
     * reads for long has everybody else wait behind them.
     */
    private void run(
            SchemaStep step,
            DatabaseChangeLog one,
            liquibase.database.Database database,
            ShouldRunChangeSetFilter unran)
            throws LiquibaseException, SQLException {
        boolean isBrief = dialect == Dialect.POSTGRESQL && !step.isOutsideTransaction(dialect);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (isBrief) {
                    waitAtMost(MOMENT);
                }
                run(one, database, unran, new UpdateVisitor(database, new DefaultChangeExecListener(), unran));
                return;
            } catch (LiquibaseException e) {
                boolean isInUse = SqlErrors.find(e)
                        .filter(error -> error.kind() == SqlError.Kind.TIMEOUT)
                        .isPresent();
                if (!isBrief || !isInUse || System.nanoTime() > end) {
                    throw e;
                }
                Fault.point("schema.step.waits");
                LockSupport.parkNanos(BETWEEN.toNanos());
            } finally {
                if (isBrief) {
                    waitAtMost(PATIENCE);
                }
            }
        }
    }

    private void waitAtMost(Duration time) throws SQLException {
        boolean isOpen = !connection.getAutoCommit();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '" + time.toMillis() + "ms'");
        }
        if (isOpen) {
            // else it would go with what is rolled back
            connection.commit();
        }
    }

    /** @param isDone whether it is only to be noted */
    private ChangeSet changeSet(SchemaStep step, DatabaseChangeLog log, boolean isDone) {
        // runs whenever the plan asks for it: the live tables decide, the ledger remembers
        boolean always = true;
        ChangeSet set = new ChangeSet(
                step.id(), AUTHOR, always, false, DERIVED, null, null, !step.isOutsideTransaction(dialect), log);
        RawSQLChange change = isDone ? new Done(step.sql(dialect)) : new RawSQLChange(step.sql(dialect));
        change.setSplitStatements(false);
        change.setStripComments(false);
        set.addChange(change);
        return set;
    }

    /** What is done already. */
    private static final class Done extends RawSQLChange {
        Done(String sql) {
            super(sql);
        }

        @Override
        public SqlStatement[] generateStatements(liquibase.database.Database database) {
            return new SqlStatement[0];
        }
    }

    private static void run(
            DatabaseChangeLog log,
            liquibase.database.Database database,
            ShouldRunChangeSetFilter unran,
            UpdateVisitor visitor)
            throws LiquibaseException {
        new ChangeLogIterator(log, unran, new DbmsChangeSetFilter(database))
                .run(visitor, new RuntimeEnvironment(database, new Contexts(), new LabelExpression()));
    }

    @FunctionalInterface
    private interface Run {
        void with(liquibase.database.Database database) throws LiquibaseException, SQLException;
    }

    private void inLiquibase(String failure, Run run) {
        try {
            Scope.child(LogParser.scope(), () -> locked(run));
        } catch (SchemaFailure e) {
            throw e;
        } catch (Exception e) {
            throw new SchemaFailure(failure + ": " + LogParser.reason(e), e);
        }
    }

    private void locked(Run run) throws LiquibaseException, SQLException {
        liquibase.database.Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new SetRunner.Held(connection));
        LockService lock = LockServiceFactory.getInstance().getLockService(database);
        try {
            // the model is ours alone: a lock that is still held was left by a process that died
            lock.forceReleaseLock();
            lock.waitForLock();
            try {
                ChangeLogHistoryService history =
                        ChangeLogHistoryServiceFactory.getInstance().getChangeLogService(database);
                history.init();
                history.generateDeploymentId();
                run.with(database);
            } finally {
                lock.releaseLock();
            }
        } finally {
            // Liquibase remembers per connection
            LockServiceFactory.getInstance().resetAll();
            ChangeLogHistoryServiceFactory.getInstance().resetAll();
        }
    }

    /** Nobody's fault in particular, and perhaps gone at the next try. */
    private static boolean isOfTheMoment(Throwable thrown) {
        return SqlErrors.find(thrown)
                .map(SqlError::kind)
                .filter(MOMENTARY::contains)
                .isPresent();
    }
}
