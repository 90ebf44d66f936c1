package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;

/** Tables that no entity speaks of any more: read as they are, and dropped. Their names come from definitions, never from callers. */
public final class PlainTable {
    private final Database database;

    public PlainTable(Database database) {
        this.database = database;
    }

    /**
     * Rows in the order of their ids, each by column in lower case, all values as texts.
     *
     * @param after the id of the last row of the page before; null for the first page
     */
    public List<Map<String, @Nullable String>> read(String table, @Nullable UUID after, int limit) {
        return database.read(transaction -> {
            Connection connection = transaction.connection();
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            // somebody may have dropped it meanwhile
            if (!TableCounts.isThere(connection, database.dialect(), table)) {
                return rows;
            }
            try (PreparedStatement select = connection.prepareStatement("select * from "
                    + database.dialect().quote(table) + (after == null ? "" : " where id > ?") + " order by id limit "
                    + limit)) {
                if (after != null) {
                    select.setObject(1, after);
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(values(row));
                    }
                }
            }
            return rows;
        });
    }

    private static Map<String, @Nullable String> values(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), row.getString(i));
        }
        return values;
    }

    /**
     * Deletes tables and columns of a plugin for good, alone in the installation, and forgets which of its change logs ran;
     * what is gone already is passed by.
     *
     * @param columns by table
     */
    public void drop(String plugin, List<String> tables, Map<String, List<String>> columns) {
        database.backUp();
        try (TableCopies copies = TableCopies.without(database, columns)) {
            database.changeModel(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String table : tables) {
                        statement.execute(
                                "drop table if exists " + database.dialect().quote(table) + " cascade");
                        SealedColumns.forget(connection, table, null);
                    }
                    copies.swap(connection);
                    drop(connection, statement, columns);
                }
                new Ledger(connection, database.dialect()).forgetAll(HandWritten.prefix(plugin));
                return true;
            });
        }
        database.compactAtEnd();
    }

    private void drop(Connection connection, Statement statement, Map<String, List<String>> columns)
            throws SQLException {
        LiveSchema live = LiveSchema.read(connection, database.dialect());
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            List<LiveIndex> indexes = live.table(table.getKey())
                    .map(found -> List.copyOf(found.indexes().values()))
                    .orElse(List.of());
            for (LiveIndex index : indexes) {
                // H2 keeps a column that an index has beside others
                if (!Collections.disjoint(index.columns(), table.getValue())) {
                    statement.execute(
                            "drop index if exists " + database.dialect().quote(index.name()));
                }
            }
            for (String column : table.getValue()) {
                statement.execute("alter table if exists " + database.dialect().quote(table.getKey())
                        + " drop column if exists " + database.dialect().quote(column));
                SealedColumns.forget(connection, table.getKey(), column);
            }
        }
    }
}
