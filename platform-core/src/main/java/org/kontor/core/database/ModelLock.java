package org.kontor.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kontor.core.database.Database.Mode;

/**
 * Keeps changes of the model apart: from each other on every node, and on H2 from everybody else, since H2 loses rows
 * that are committed while a table is altered, and fails for those who read it. On H2 writers take turns as well: what
 * one of them commits takes along, table by table, what the others have just done, and a kill then leaves that half.
 */
abstract sealed class ModelLock {
    /** The right to change the model; closing gives it back. */
    interface Held extends AutoCloseable {
        Connection connection();

        @Override
        void close() throws SQLException;
    }

    /** The right to use the tables; closing gives it back. */
    @FunctionalInterface
    interface Shared extends AutoCloseable {
        Shared NOTHING = () -> {};

        @Override
        void close();
    }

    static ModelLock of(DatabaseSettings settings, Dialect dialect) {
        return dialect == Dialect.H2 ? new InProcess(settings) : new InDatabase(settings);
    }

    abstract Shared shared(Mode mode) throws SQLException;

    abstract Held alone() throws SQLException;

    /** On H2 the turn to write, with a connection that commits each statement; readers go on. */
    abstract Held turn() throws SQLException;

    private record Holding(Connection connection, Runnable release) implements Held {
        @Override
        public void close() throws SQLException {
            try {
                connection.close();
            } finally {
                release.run();
            }
        }
    }

    /** One process has the file: its locks are enough. */
    private static final class InProcess extends ModelLock {
        private final DatabaseSettings settings;
        private static final int ALL = Integer.MAX_VALUE;
        private static final Duration MOMENT = Duration.ofMillis(200);
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        // both may be given back by another thread than took them: one that does not come back keeps nothing
        /** In the order of their coming: among many who read and write, a change of the model would else have no turn. */
        private final Semaphore model = new Semaphore(ALL, true);
        /** In the order of their coming, so that none of many waits too long. */
        private final Semaphore turn = new Semaphore(1, true);

        InProcess(DatabaseSettings settings) {
            this.settings = settings;
        }

        @Override
        Shared shared(Mode mode) throws SQLException {
            if (mode == Mode.WRITE) {
                awaitTurn();
            }
            model.acquireUninterruptibly();
            return () -> {
                model.release();
                if (mode == Mode.WRITE) {
                    turn.release();
                }
            };
        }

        private void awaitTurn() throws SQLException {
            try {
                if (turn.tryAcquire(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLTransientConnectionException("Interrupted while others write to the H2 file", e);
            }
            throw new SQLTransientConnectionException("Others write to the H2 file, one at a time, for too long");
        }

        @Override
        Held turn() throws SQLException {
            Shared turn = shared(Mode.WRITE);
            try {
                return new Holding(Connections.direct(settings), turn::close);
            } catch (SQLException | RuntimeException e) {
                turn.close();
                throw e;
            }
        }

        @Override
        Held alone() throws SQLException {
            awaitModel();
            try {
                return new Holding(Connections.direct(settings), () -> model.release(ALL));
            } catch (SQLException | RuntimeException e) {
                model.release(ALL);
                throw e;
            }
        }

        /** Whoever comes meanwhile waits as well: so it is asked for a moment at a time, while somebody reads for long. */
        private void awaitModel() throws SQLException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            try {
                for (long moment = MOMENT.toMillis(); System.nanoTime() < end; moment *= 2) {
                    if (model.tryAcquire(ALL, moment, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    TimeUnit.MILLISECONDS.sleep(MOMENT.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLTransientConnectionException("Interrupted while others use the H2 file", e);
            }
            model.acquireUninterruptibly(ALL);
        }
    }

    /** Nodes meet in the database. */
    private static final class InDatabase extends ModelLock {
        private static final long KEY = 7072L << 48;
        private static final long POLL_NANOS = 50_000_000L;

        private final DatabaseSettings settings;

        InDatabase(DatabaseSettings settings) {
            this.settings = settings;
        }

        @Override
        Shared shared(Mode mode) {
            return Shared.NOTHING;
        }

        @Override
        Held turn() throws SQLException {
            return new Holding(Connections.direct(settings), () -> {});
        }

        @Override
        Held alone() throws SQLException {
            Connection connection = Connections.direct(settings);
            try (Statement statement = connection.createStatement()) {
                // a table that others use is waited for briefly: whoever comes after us waits behind us
                statement.execute("set lock_timeout = '10s'");
                await(connection);
                return new Holding(connection, () -> {});
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        }

        /** Asks again and again: a waiting statement would hold a snapshot, which CREATE INDEX CONCURRENTLY waits for. */
        private static void await(Connection connection) throws SQLException {
            try (PreparedStatement tries = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                tries.setLong(1, KEY);
                while (true) {
                    try (ResultSet row = tries.executeQuery()) {
                        if (row.next() && row.getBoolean(1)) {
                            return;
                        }
                    }
                    LockSupport.parkNanos(POLL_NANOS);
                    if (Thread.currentThread().isInterrupted()) {
                        throw new SQLException("Interrupted while another node changes the model", "08000");
                    }
                }
            }
        }
    }
}
