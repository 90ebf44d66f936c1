package org.kontor.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** LISTEN on a connection of its own, NOTIFY in a transaction of the pool. */
final class PostgresBell implements Bell {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBell.class);

    private final Database database;
    private final String channel;
    private @Nullable Connection listening;
    private boolean failing;

    PostgresBell(Database database, String channel) {
        this.database = database;
        this.channel = Dialect.POSTGRESQL.quote(channel);
    }

    @Override
    public void ring() {
        database.write(transaction -> transaction.prepare("notify " + channel).execute());
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        try {
            Connection connection = listening;
            if (connection == null) {
                listening = listen();
                return true;
            }
            PGNotification[] heard =
                    connection.unwrap(PGConnection.class).getNotifications((int) Math.max(1, atMost.toMillis()));
            failing = false;
            return heard != null && heard.length > 0;
        } catch (SQLException e) {
            if (!failing) {
                LOG.warn("The database is not heard any more; trying again", e);
            }
            failing = true;
            close();
            Thread.sleep(atMost);
            return true;
        }
    }

    @Override
    public void close() {
        Connection connection = listening;
        listening = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyBroken) {
                LOG.debug("The listening connection was broken already", alreadyBroken);
            }
        }
    }

    private Connection listen() throws SQLException {
        Connection connection = Connections.direct(database.settings());
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
