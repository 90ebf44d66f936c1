package org.kontor.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps changes of the model apart: from each other on every node, and on H2 from everybody else, since H2 loses rows
 * that are committed while a table is altered, and fails for those who read it.
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

    static ModelLock of(Dialect dialect) {
        return dialect == Dialect.H2 ? new InProcess() : new InDatabase();
    }

    abstract Shared shared();

    abstract Held alone(DatabaseSettings settings) throws SQLException;

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

    /** One process has the file: its lock is enough. */
    private static final class InProcess extends ModelLock {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private final Shared unlock = lock.readLock()::unlock;

        @Override
        Shared shared() {
            lock.readLock().lock();
            return unlock;
        }

        @Override
        Held alone(DatabaseSettings settings) throws SQLException {
            lock.writeLock().lock();
            try {
                return new Holding(Connections.direct(settings), lock.writeLock()::unlock);
            } catch (SQLException | RuntimeException e) {
                lock.writeLock().unlock();
                throw e;
            }
        }
    }

    /** Nodes meet in the database. */
    private static final class InDatabase extends ModelLock {
        private static final long KEY = 7072L << 48;
        private static final long POLL_NANOS = 50_000_000L;

        @Override
        Shared shared() {
            return Shared.NOTHING;
        }

        @Override
        Held alone(DatabaseSettings settings) throws SQLException {
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
