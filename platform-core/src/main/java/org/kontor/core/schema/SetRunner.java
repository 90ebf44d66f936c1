package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import liquibase.ChecksumVersion;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Fault;
import org.kontor.core.meta.ShortNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs hand-written change sets, each wholly and once, also where the process dies in the middle of one. On PostgreSQL a
 * set and the note that it ran are one transaction; Liquibase itself makes two of them. H2 commits each change of a table
 * by itself: there a set is noted before it begins, and whoever finds such a note passes over what of it is done already.
 */
final class SetRunner extends UpdateVisitor {
    private static final Logger LOG = LoggerFactory.getLogger(SetRunner.class);

    /** H2: there is a table, an index, a column, a sequence or a constraint of that name. */
    private static final Set<Integer> IS_THERE = Set.of(42_101, 42_111, 42_121, 90_035, 90_045);
    /** H2: there is no such table, index, column, sequence or constraint. */
    private static final Set<Integer> IS_GONE = Set.of(42_102, 42_103, 42_104, 42_112, 42_122, 90_036, 90_057);

    private final Connection connection;
    private final Dialect dialect;
    private final Ledger ledger;
    private final String log;

    /** @param log the name of the change log */
    SetRunner(
            Connection connection,
            Dialect dialect,
            String log,
            liquibase.database.Database database,
            ShouldRunChangeSetFilter unran) {
        super(database, new Points(), unran);
        this.connection = connection;
        this.dialect = dialect;
        this.ledger = new Ledger(connection, dialect);
        this.log = log;
    }

    @Override
    public void visit(
            ChangeSet set,
            DatabaseChangeLog all,
            liquibase.database.Database database,
            Set<ChangeSetFilterResult> results)
            throws LiquibaseException {
        Fault.point("schema.set");
        try {
            if (dialect == Dialect.POSTGRESQL) {
                inOneTransaction(set, all, database, results);
            } else {
                noted(set, all, database, results);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void noted(
            ChangeSet set,
            DatabaseChangeLog all,
            liquibase.database.Database database,
            Set<ChangeSetFilterResult> results)
            throws LiquibaseException, SQLException {
        if (!ledger.isThere()) {
            super.visit(set, all, database, results);
            return;
        }
        if (ledger.holds(name(set), fingerprint(set))) {
            goOn(set, database);
        } else {
            ledger.note(name(set), fingerprint(set));
            super.visit(set, all, database, results);
        }
        ledger.forget(name(set));
    }

    private void inOneTransaction(
            ChangeSet set,
            DatabaseChangeLog all,
            liquibase.database.Database database,
            Set<ChangeSetFilterResult> results)
            throws LiquibaseException {
        if (!(database.getConnection() instanceof Held held)) {
            throw new IllegalStateException("the connection is none that can be held");
        }
        held.hold();
        try {
            super.visit(set, all, database, results);
        } finally {
            held.letGo();
        }
        held.commit();
    }

    /** Does what a process that died had not done of this very set. */
    private void goOn(ChangeSet set, liquibase.database.Database database) throws LiquibaseException, SQLException {
        LOG.warn("The change set {} of {} was begun when a process died: it is gone on with", set.getId(), log);
        for (Change change : set.getChanges()) {
            for (SqlStatement statement : change.generateStatements(database)) {
                for (Sql sql : SqlGeneratorFactory.getInstance().generateSql(statement, database)) {
                    goOn(sql.toSql());
                }
            }
        }
        database.markChangeSetExecStatus(set, ChangeSet.ExecType.EXECUTED);
        database.commit();
    }

    private void goOn(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!isDone(sql, e.getErrorCode())) {
                throw e;
            }
            LOG.info("Done already: {}", sql);
        }
    }

    private static boolean isDone(String sql, int code) {
        String verb = sql.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        return switch (verb) {
            case "create" -> IS_THERE.contains(code);
            case "drop" -> IS_GONE.contains(code);
            case "alter" -> IS_THERE.contains(code) || IS_GONE.contains(code);
            default -> false;
        };
    }

    private String name(ChangeSet set) {
        return Ledger.BEGUN + log + " " + set.getId();
    }

    /** A set that was mended since is another one. */
    private static String fingerprint(ChangeSet set) {
        return ShortNames.hash(set.generateCheckSum(ChecksumVersion.latest()).toString());
    }

    /** A connection on which nothing is committed while it is held. */
    static final class Held extends JdbcConnection {
        private boolean isHeld;

        Held(Connection connection) {
            super(connection);
        }

        void hold() {
            isHeld = true;
        }

        void letGo() {
            isHeld = false;
        }

        @Override
        public void commit() throws DatabaseException {
            if (!isHeld) {
                super.commit();
            }
        }
    }

    /** Where tests kill. */
    private static final class Points extends AbstractChangeExecListener {
        @Override
        public void ran(Change change, ChangeSet set, DatabaseChangeLog all, liquibase.database.Database database) {
            Fault.point("schema.set.change");
        }

        @Override
        public void ran(
                ChangeSet set, DatabaseChangeLog all, liquibase.database.Database database, ChangeSet.ExecType how) {
            Fault.point("schema.set.ran");
        }
    }
}
