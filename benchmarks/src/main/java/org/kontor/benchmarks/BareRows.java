package org.kontor.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Rows as the product wrote them, written again and again by plain JDBC into a copy of their table with its indexes. */
final class BareRows {
    private static final AtomicLong IDS = new AtomicLong();

    private final List<String> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final PreparedStatement insert;
    private long number;

    private BareRows(Connection connection, String table, String where) throws SQLException {
        StringBuilder sql = new StringBuilder("insert into bare_" + table + " (");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists bare_" + table + " (like " + table + " including all)");
            try (ResultSet found = statement.executeQuery("select * from " + table + " where " + where)) {
                read(found);
            }
        }
        columns.forEach(column -> sql.append('"').append(column).append("\", "));
        sql.setLength(sql.length() - 2);
        sql.append(") values (").append("?, ".repeat(columns.size() - 1)).append("?)");
        insert = connection.prepareStatement(sql.toString());
    }

    /** The rows of a table that a condition is true of. */
    static BareRows of(Connection connection, String table, String where) throws SQLException {
        return new BareRows(connection, table, where);
    }

    private void read(ResultSet found) throws SQLException {
        ResultSetMetaData about = found.getMetaData();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnName(i));
        }
        while (found.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(found.getObject(i));
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("there is nothing to be written again");
        }
    }

    /** As those of records, which ascend. */
    static UUID newId() {
        long number = IDS.incrementAndGet();
        return new UUID(System.currentTimeMillis() << 16 | 0x7000 | number & 0xfff, Long.MIN_VALUE | number);
    }

    /** Writes all of them anew in one batch, with ids and numbers of their own. */
    void write(UUID parent) throws SQLException {
        for (List<@Nullable Object> row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                insert.setObject(
                        i + 1,
                        switch (columns.get(i)) {
                            case "id" -> rows.size() == 1 ? parent : newId();
                            case "parent_id" -> parent;
                            case "seq" -> ++number;
                            default -> row.get(i);
                        });
            }
            insert.addBatch();
        }
        insert.executeBatch();
    }
}
