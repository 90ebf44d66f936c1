package org.kontor.core.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lends the connections of a pool to as many threads as there are connections. Whoever has to wait does so here: in the
 * pool each one that waits wakes the thread that opens connections, and gets the next one handed over, which costs two
 * changes of threads for each piece of work.
 */
final class Lender implements AutoCloseable {
    private final HikariDataSource pool;
    private final Semaphore free;
    private final Duration patience;

    /**
     * @param size how many connections the pool opens at most
     * @param patience how long one waits for a connection that others have
     */
    Lender(HikariDataSource pool, int size, Duration patience) {
        this.pool = pool;
        this.free = new Semaphore(size);
        this.patience = patience;
    }

    /**
     * A connection until it is given back.
     *
     * @param together whether its statements belong together, until they are committed
     * @throws SQLTransientConnectionException when none was free in time
     */
    Lent lend(boolean together) throws SQLException {
        await();
        Lent lent;
        try {
            lent = new Lent(this, pool.getConnection());
        } catch (SQLException | RuntimeException e) {
            free.release();
            throw e;
        }
        try {
            if (together) {
                // the driver's own flag: begin rides with the first statement
                lent.connection().setAutoCommit(false);
            }
            return lent;
        } catch (SQLException | RuntimeException e) {
            lent.close();
            throw e;
        }
    }

    private void await() throws SQLTransientConnectionException {
        try {
            if (free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException("No connection was free in " + patience.toMillis() + " ms");
    }

    void giveBack(Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            free.release();
        }
    }

    /** The connection is closed instead of being lent again. */
    void discard(Connection connection) {
        pool.evictConnection(connection);
    }

    /** Takes a connection away from whoever has it: it is closed, which rolls back, and another may be lent. */
    void takeAway(Connection connection) {
        try {
            pool.evictConnection(connection);
        } finally {
            free.release();
        }
    }

    /** Cached statements of changed tables would fail once each. */
    void forgetStatements() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    PoolState state() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return new PoolState(state.getActiveConnections(), state.getIdleConnections(), free.getQueueLength());
    }

    @Override
    public void close() {
        pool.close();
    }
}
