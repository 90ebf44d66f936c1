package org.kontor.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction on one connection, for the time of one callback. */
public final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
    /** The {@link Fault#point} that each statement passes, whether it is prepared here or by a mapper. */
    static final String STATEMENT = "database.statement";

    private final Connection connection;
    private final Dialect dialect;
    private final Database.Mode mode;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<Object, Object> kept = new HashMap<>();
    private final MapperSessions mappers;
    private final List<Runnable> beforeCommit = new ArrayList<>();
    private final List<Runnable> lastBeforeCommit = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Consumer<Boolean>> afterEnd = new ArrayList<>();

    Transaction(Connection connection, Dialect dialect, Database.Mode mode) {
        this.connection = connection;
        this.dialect = dialect;
        this.mode = mode;
        this.mappers = new MapperSessions(connection);
    }

    /** The connection; neither to be committed nor closed. */
    public Connection connection() {
        Barred.check();
        return connection;
    }

    /** Which database. */
    public Dialect dialect() {
        return dialect;
    }

    /** Whether writing is refused. */
    public boolean isReadOnly() {
        return mode != Database.Mode.WRITE;
    }

    /** Whether several statements belong together: in a glance each is alone, and may see another state of the data. */
    public boolean holdsTogether() {
        return mode != Database.Mode.GLANCE;
    }

    /** A statement for this text, the same one each time; it is closed with the transaction, not by the caller. */
    public PreparedStatement prepare(String sql) throws SQLException {
        Fault.point(STATEMENT);
        // with never a value: these are bound
        LOG.trace("{}", sql);
        Barred.check();
        PreparedStatement statement = statements.get(sql);
        if (statement == null || statement.isClosed()) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /** A MyBatis mapper on this connection. */
    public <M> M mapper(Class<M> type) {
        return mappers.mapper(type);
    }

    /** The one object of this transaction under a key, made at the first call. */
    @SuppressWarnings("unchecked")
    public <T> T once(Object key, Supplier<T> maker) {
        return (T) kept.computeIfAbsent(key, any -> maker.get());
    }

    /** Runs right before the commit, in the order of the calls; may add further ones, may throw to roll back. */
    public void beforeCommit(Runnable run) {
        requireWriting();
        beforeCommit.add(run);
    }

    /** Runs after everything of {@link #beforeCommit}: the change log writes its rows here. */
    public void lastBeforeCommit(Runnable run) {
        requireWriting();
        lastBeforeCommit.add(run);
    }

    /** Runs after the commit, when the connection is given back; a failure is logged and changes nothing. */
    public void afterCommit(Runnable run) {
        afterCommit.add(run);
    }

    /** Runs after the transaction ended, told whether it was committed, before {@link #afterCommit}. */
    public void afterEnd(Consumer<Boolean> run) {
        afterEnd.add(run);
    }

    private void requireWriting() {
        if (isReadOnly()) {
            throw new IllegalStateException("This transaction only reads");
        }
    }

    void runBeforeCommit() {
        // by index, since each may add more
        for (int i = 0; i < beforeCommit.size(); i++) {
            beforeCommit.get(i).run();
        }
        for (int i = 0; i < lastBeforeCommit.size(); i++) {
            lastBeforeCommit.get(i).run();
        }
    }

    List<Runnable> afterCommit() {
        return afterCommit;
    }

    List<Consumer<Boolean>> afterEnd() {
        return afterEnd;
    }

    void closeStatements() {
        mappers.close();
        for (PreparedStatement statement : statements.values()) {
            try {
                statement.close();
            } catch (SQLException alreadyBroken) {
                // the connection tells, when it is given back
            }
        }
        statements.clear();
    }
}
