package org.kontor.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one database of a process, and the four ways to use it. */
public final class Database implements AutoCloseable {
    /** Runs of one piece of work before its failure is taken for the answer. */
    private static final int ATTEMPTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Message OUTCOME_UNKNOWN = Message.of(
            "system.outcome_unknown",
            "The connection to the database broke while this was being saved: it may be saved or not. Please look before you"
                    + " try again; a request with the same Idempotency-Key is done once in any case.");

    private static final ThreadLocal<long[]> COMMITS = ThreadLocal.withInitial(() -> new long[1]);

    private final DatabaseSettings settings;
    private final Dialect dialect;
    private final @Nullable H2Store h2;
    private final Connections connections;
    private final ModelLock modelLock;
    /** What each thread holds: to refuse a transaction inside a transaction, and to cut off who does not come back. */
    private final Map<Thread, Hold> holds = new ConcurrentHashMap<>();

    private Database(DatabaseSettings settings, Dialect dialect) {
        this.settings = settings;
        this.dialect = dialect;
        this.h2 = dialect == Dialect.H2 ? H2Store.open(settings) : null;
        try {
            this.connections = new Connections(settings, dialect);
        } catch (RuntimeException e) {
            closeStore();
            throw e;
        }
        this.modelLock = ModelLock.of(settings, dialect);
    }

    /**
     * Opens the database that the URL names; an H2 file is made when it is missing and repaired when a table change was
     * cut off.
     *
     * @throws IllegalStateException when it cannot be opened, with a reason for the administrator
     */
    public static Database open(DatabaseSettings settings) {
        return new Database(settings, Dialect.of(settings.url()));
    }

    /** Whether there is something to open: a server answers itself, a missing H2 file would be made. */
    public static boolean isThere(DatabaseSettings settings) {
        H2Place place = Dialect.of(settings.url()) == Dialect.H2 ? H2Place.of(settings.url()) : null;
        return place == null || place.isThere();
    }

    /**
     * How many sessions of others a database has, before it is opened. An H2 file, which is locked, has none.
     *
     * @throws IllegalStateException when nobody answers there
     */
    public static int others(DatabaseSettings settings) {
        if (Dialect.of(settings.url()) == Dialect.H2) {
            return 0;
        }
        try (Connection connection = Connections.direct(settings)) {
            return PostgresServer.others(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database " + settings.place() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Which of the two it is. */
    public Dialect dialect() {
        return dialect;
    }

    /** How it was opened. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** Reads one consistent state. */
    public <T extends @Nullable Object> T read(Work<T> work) {
        return run(Mode.READ, work);
    }

    /** Runs one statement that reads, on the cheapest path; several see several states. */
    public <T extends @Nullable Object> T glance(Work<T> work) {
        return run(Mode.GLANCE, work);
    }

    /**
     * Reads and writes; all of it or nothing happens. Run again when the database broke a deadlock.
     *
     * @throws Refusal UNAVAILABLE where nothing happened, OUTCOME_UNKNOWN where the connection broke in the commit
     */
    public <T extends @Nullable Object> T write(Work<T> work) {
        return run(Mode.WRITE, work);
    }

    /**
     * Changes tables, alone in the whole installation; on H2 nobody uses it meanwhile. The connection commits each
     * statement and knows no statement timeout; it is closed afterwards, however it is left.
     */
    public <T extends @Nullable Object> T changeModel(ModelWork<T> work) {
        return model(modelLock::alone, work);
    }

    /**
     * On H2 changes tables that nobody else knows, while others read and nobody writes. The connection is that of
     * {@link #changeModel}.
     */
    <T extends @Nullable Object> T changeUnseen(ModelWork<T> work) {
        return model(modelLock::turn, work);
    }

    @FunctionalInterface
    private interface Take {
        ModelLock.Held held() throws SQLException;
    }

    private <T extends @Nullable Object> T model(Take take, ModelWork<T> work) {
        refuseNesting();
        holds.put(Thread.currentThread(), Hold.OF_THE_MODEL);
        try (ModelLock.Held alone = take.held()) {
            T result = work.on(alone.connection());
            if (dialect == Dialect.POSTGRESQL) {
                connections.forgetStatements();
            }
            return result;
        } catch (SQLException e) {
            throw refused(e, SqlErrors.of(e));
        } finally {
            holds.remove(Thread.currentThread());
        }
    }

    /** From now on a thread that is late is refused each statement and each transaction, until it {@link #admit}s itself. */
    public static void bar(Thread thread) {
        Barred.add(thread);
    }

    /** Wakes a thread that was barred, unless it is on its way back already. */
    public static void interrupt(Thread thread) {
        Barred.interrupt(thread);
    }

    /** This thread was barred, and may go on; it is as if it had never been interrupted. */
    public static void admit() {
        Barred.removeCurrent();
    }

    /** How many transactions that write this thread has committed; where it is the same, nothing was written in between. */
    public static long commits() {
        return COMMITS.get()[0];
    }

    /**
     * Gives up the transaction of a thread that does not come back: it is rolled back, and what it holds is free for
     * others. Where the thread works in the database at this moment, the connection is closed under it.
     */
    public void cut(Thread thread) {
        Hold hold = holds.get(thread);
        if (hold != null) {
            hold.cut();
        }
    }

    /**
     * Copies an H2 file beside itself while others go on, before changes that cannot be taken back; servers have backups of
     * their own.
     */
    public void backUp() {
        if (h2 != null) {
            h2.backUp(work -> changeUnseen(connection -> {
                work.run();
                return true;
            }));
        }
    }

    /** Has an H2 file written anew when it is closed, since it keeps what was deleted until something else comes in its place. */
    public void compactAtEnd() {
        if (h2 != null) {
            h2.compactAtEnd();
        }
    }

    /** A bell under a name, heard on all nodes. */
    public Bell bell(String name) {
        return dialect == Dialect.H2 ? new InProcessBell() : new PostgresBell(this, name);
    }

    /** The connections in use and those that wait for one, for the metrics. */
    public PoolState poolState() {
        return connections.state();
    }

    /** Waits for nobody: connections are cut, and an H2 file is left in order. */
    @Override
    public void close() {
        connections.close();
        closeStore();
    }

    private void closeStore() {
        if (h2 != null) {
            h2.close();
        }
    }

    private void refuseNesting() {
        Barred.check();
        if (holds.containsKey(Thread.currentThread())) {
            throw new IllegalStateException("A transaction inside a transaction: use the records you were given");
        }
    }

    private <T extends @Nullable Object> T run(Mode mode, Work<T> work) {
        refuseNesting();
        for (int attempt = 1; ; attempt++) {
            Outcome<T> outcome = new Outcome<>();
            try {
                T result = attempt(mode, work, outcome);
                if (mode == Mode.WRITE) {
                    COMMITS.get()[0]++;
                }
                outcome.committed();
                return result;
            } catch (SQLException | RuntimeException e) {
                SqlError error = SqlErrors.find(e).orElse(null);
                if (error == null || outcome.isCommitted()) {
                    throw unchecked(e);
                }
                if (!error.isPassing() || attempt == ATTEMPTS) {
                    throw refused(e, error);
                }
                LOG.debug("Run again after {}", error, e);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L, 20_000_000L * attempt));
            }
        }
    }

    private <T extends @Nullable Object> T attempt(Mode mode, Work<T> work, Outcome<T> outcome) throws SQLException {
        ModelLock.Shared shared = modelLock.shared(mode);
        Lent lent;
        try {
            lent = connections.take(mode);
        } catch (SQLException | RuntimeException | Error e) {
            shared.close();
            throw e;
        }
        Hold hold = new Hold(shared, lent, outcome);
        Thread thread = Thread.currentThread();
        holds.put(thread, hold);
        try {
            return attempt(mode, work, outcome, hold, lent);
        } finally {
            holds.remove(thread);
        }
    }

    private <T extends @Nullable Object> T attempt(Mode mode, Work<T> work, Outcome<T> outcome, Hold hold, Lent lent)
            throws SQLException {
        Connection connection = lent.connection();
        Transaction transaction = new Transaction(connection, dialect, mode);
        outcome.of(transaction);
        T result;
        try {
            result = work.in(transaction);
            transaction.runBeforeCommit();
            transaction.closeStatements();
            Barred.check();
        } catch (Throwable e) {
            Barred.comeBack();
            if (!hold.end()) {
                if (SqlErrors.find(e).isPresent()) {
                    // not run again, whatever a broken connection looks like
                    throw new CutOff();
                }
                throw e;
            }
            try {
                giveUp(mode, transaction, lent, e);
                throw e;
            } finally {
                outcome.ended(false);
                hold.giveBack();
            }
        }
        if (!hold.end()) {
            throw new CutOff();
        }
        try {
            if (mode == Mode.WRITE) {
                Fault.point("transaction.beforeCommit");
            }
            commit(connection, mode);
            outcome.ended(true);
            return result;
        } catch (Throwable e) {
            giveUp(mode, transaction, lent, e);
            throw e;
        } finally {
            outcome.ended(false);
            hold.giveBack();
        }
    }

    private static void giveUp(Mode mode, Transaction transaction, Lent lent, Throwable because) {
        transaction.closeStatements();
        if (mode != Mode.GLANCE) {
            rollBack(lent.connection(), because);
        }
        if (SqlErrors.find(because)
                .filter(error -> error.kind() == SqlError.Kind.OUTDATED)
                .isPresent()) {
            lent.discard();
        }
    }

    private static void commit(Connection connection, Mode mode) throws SQLException {
        if (mode == Mode.GLANCE) {
            return;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            if (mode == Mode.WRITE && SqlErrors.of(e).kind() == SqlError.Kind.CONNECTION) {
                throw Refusal.of(Refusal.Code.OUTCOME_UNKNOWN, OUTCOME_UNKNOWN, e);
            }
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static RuntimeException unchecked(Exception e) {
        return e instanceof RuntimeException runtime ? runtime : new SqlFailure((SQLException) e);
    }

    private static RuntimeException refused(Exception e, SqlError error) {
        if (e instanceof Refusal refusal) {
            return refusal;
        }
        return switch (error.kind()) {
            case CONNECTION, TIMEOUT, DEADLOCK, OUTDATED ->
                Refusal.of(
                        Refusal.Code.UNAVAILABLE,
                        Message.of("system.database_away", "The database does not answer in time. Please try again."),
                        e);
            default -> unchecked(e);
        };
    }

    /** How a transaction uses its connection. */
    enum Mode {
        READ,
        GLANCE,
        WRITE
    }
}
