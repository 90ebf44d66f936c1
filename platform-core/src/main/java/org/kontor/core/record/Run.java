package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Sql;

/** Runs statements with their values bound. */
final class Run {
    private Run() {}

    /** What is done with the rows; they are closed afterwards. */
    @FunctionalInterface
    interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Runs a statement that reads. No other one with the same text may run while its rows are read. */
    static <T> T query(Transaction transaction, Sql sql, Rows<T> reader) {
        try {
            PreparedStatement statement = transaction.prepare(sql.text());
            bind(statement, transaction.dialect(), sql.values());
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Binds values in order; a set of ids or texts becomes one array. */
    static void bind(PreparedStatement statement, Dialect dialect, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof UUID[] ids && dialect == Dialect.POSTGRESQL) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids));
            } else if (value instanceof String[] texts && dialect == Dialect.POSTGRESQL) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
