package org.kontor.core.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What we need of a PostgreSQL server, asked before anything is made there. */
final class PostgresServer {
    private static final int OLDEST = 140_000;

    private PostgresServer() {}

    /**
     * Looks whether the server will do.
     *
     * @throws IllegalStateException when it will not, with the reason
     */
    static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int,"
                        + " current_setting('server_encoding'),"
                        + " exists (select 1 from pg_collation where collname = 'und-x-icu')")) {
            row.next();
            if (row.getInt(1) < OLDEST) {
                throw new IllegalStateException("PostgreSQL must be of version 14 or later");
            }
            if (!row.getString(2).equals("UTF8")) {
                throw new IllegalStateException(
                        "The database must be encoded in UTF8, not " + row.getString(2) + "; create it anew");
            }
            if (!row.getBoolean(3)) {
                throw new IllegalStateException("PostgreSQL must be built with ICU: it has no collation und-x-icu");
            }
        }
    }

    /** Sessions of others on the same database; whoever may not see what they do, sees that they are there. */
    static int others(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and usesysid is not null and pid <> pg_backend_pid()"
                        + " and backend_type is distinct from 'autovacuum worker'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
