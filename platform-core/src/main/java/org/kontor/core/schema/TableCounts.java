package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;

/** How many rows tables have: exactly where that is cheap, else about. */
public final class TableCounts {
    private static final int EXACT = 100_000;
    private static final String POSTGRES_ESTIMATE =
            "select greatest(reltuples, 0)::bigint from pg_class where oid = to_regclass(?)";
    private static final String H2_ESTIMATE = "select row_count_estimate from information_schema.tables"
            + " where table_schema = schema() and table_name = ?";

    private final Database database;

    /**
     * A number of rows.
     *
     * @param exact whether they were counted
     */
    public record Count(long value, boolean exact) {
        public static final Count NONE = new Count(0, true);

        @Override
        public String toString() {
            return (exact ? "" : "about ") + value;
        }
    }

    public TableCounts(Database database) {
        this.database = database;
    }

    /** The rows of a table, by its name in lower case; none where there is no such table. */
    public Count of(String table) {
        return database.read(transaction -> {
            Connection connection = transaction.connection();
            return isThere(connection, database.dialect(), table) ? count(connection, table) : Count.NONE;
        });
    }

    /** The rows of all tables, counted to the last one, by their names in lower case. It takes as long as it takes. */
    public SortedMap<String, Long> all() {
        return database.read(transaction -> {
            SortedMap<String, Long> counts = new TreeMap<>();
            Connection connection = transaction.connection();
            for (String table : LiveSchema.read(connection, database.dialect()).names()) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(
                                "select count(*) from " + database.dialect().quote(table))) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
            return counts;
        });
    }

    /** The tables whose names begin so, in lower case. */
    public List<String> names(String prefix) {
        return database.read(
                transaction -> LiveSchema.read(transaction.connection(), database.dialect()).names().stream()
                        .filter(table -> table.startsWith(prefix))
                        .sorted()
                        .toList());
    }

    static boolean isThere(Connection connection, Dialect dialect, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from information_schema.tables"
                + " where table_schema = current_schema and table_name = ?")) {
            select.setString(1, dialect.name(table));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private Count count(Connection connection, String table) throws SQLException {
        String quoted = database.dialect().quote(table);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from (select 1 from " + quoted + " limit " + (EXACT + 1) + ") t")) {
            row.next();
            long counted = row.getLong(1);
            return counted <= EXACT
                    ? new Count(counted, true)
                    : new Count(Math.max(counted, estimate(connection, table)), false);
        }
    }

    private long estimate(Connection connection, String table) throws SQLException {
        boolean h2 = database.dialect() == Dialect.H2;
        try (PreparedStatement select = connection.prepareStatement(h2 ? H2_ESTIMATE : POSTGRES_ESTIMATE)) {
            select.setString(
                    1, h2 ? database.dialect().name(table) : database.dialect().quote(table));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
