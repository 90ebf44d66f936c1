package org.kontor.testing;

import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that the tables hold, as one line for each: how many rows, and a sum over their contents. Two states are
 * equal when nothing left a trace.
 *
 * @param tables by name in lower case
 */
public record DatabaseState(Map<String, String> tables) {
    public DatabaseState {
        tables = Map.copyOf(tables);
    }

    /** The state now, but for tables that change by being looked at. */
    public static DatabaseState of(Connection connection, String... butNot) {
        Set<String> left = Set.of(butNot);
        Map<String, String> tables = new TreeMap<>();
        try {
            for (String table : names(connection)) {
                if (!left.contains(table.toLowerCase(Locale.ROOT))) {
                    tables.put(table.toLowerCase(Locale.ROOT), content(connection, table));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be read", e);
        }
        return new DatabaseState(tables);
    }

    /** What the tables are made of: every column with its type, every index and constraint. */
    public static DatabaseState structureOf(Connection connection) {
        Map<String, String> structure = new TreeMap<>();
        try {
            add(structure, connection, """
                    select lower(table_name || '.' || column_name), data_type || ' ' || is_nullable || ' '
                        || coalesce(cast(character_maximum_length as varchar(20)), '')
                    from information_schema.columns where lower(table_schema) = 'public'""");
            add(structure, connection, """
                    select lower(table_name || ' ' || constraint_name), constraint_type
                    from information_schema.table_constraints where lower(table_schema) = 'public'""");
            boolean isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            add(
                    structure,
                    connection,
                    isH2
                            ? "select lower(index_name), lower(table_name) from information_schema.indexes"
                                    + " where lower(table_schema) = 'public'"
                            : "select indexname, indexdef from pg_indexes where schemaname = 'public'");
            add(structure, connection, "select 'change sets', cast(count(*) as varchar(20)) from databasechangelog");
        } catch (SQLException e) {
            throw new IllegalStateException("the structure cannot be read", e);
        }
        return new DatabaseState(structure);
    }

    private static void add(Map<String, String> structure, Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                structure.merge(rows.getString(1), String.valueOf(rows.getString(2)), (a, b) -> a + ", " + b);
            }
        }
    }

    private static Set<String> names(Connection connection) throws SQLException {
        Map<String, String> names = new TreeMap<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
            while (tables.next()) {
                boolean isOurs = tables.getString("TABLE_SCHEM").equalsIgnoreCase("public");
                if (isOurs && Set.of("TABLE", "BASE TABLE").contains(tables.getString("TABLE_TYPE"))) {
                    names.put(tables.getString("TABLE_NAME"), "");
                }
            }
        }
        return names.keySet();
    }

    private static String content(Connection connection, String table) throws SQLException {
        long count = 0;
        long sum = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                count++;
                sum += hash(rows, columns);
            }
        }
        return count + " rows, " + Long.toHexString(sum);
    }

    private static long hash(ResultSet row, int columns) throws SQLException {
        long hash = 17;
        for (int column = 1; column <= columns; column++) {
            Object value = row.getObject(column);
            int part = switch (value) {
                case null -> 0;
                case byte[] bytes -> Arrays.hashCode(bytes);
                // H2 names the object, and each one by another number
                case Clob text -> text.getSubString(1, (int) text.length()).hashCode();
                default -> value.toString().hashCode();
            };
            hash = hash * 1_000_003 + part;
        }
        return hash;
    }
}
