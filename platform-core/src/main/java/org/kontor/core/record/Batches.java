package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Transaction;

/** The same statement for many rows, sent in batches. */
final class Batches {
    /** Rows sent to the database at once. */
    static final int SIZE = 500;

    private Batches() {}

    /**
     * Runs a statement for each list of values.
     *
     * @return how many rows each changed
     */
    static List<Integer> run(Transaction transaction, String sql, List<List<@Nullable Object>> rows)
            throws SQLException {
        RowCount.written(rows.size());
        List<Integer> counts = new ArrayList<>();
        if (rows.size() == 1) {
            PreparedStatement statement = transaction.prepare(sql);
            bind(statement, rows.getFirst());
            counts.add(statement.executeUpdate());
            return counts;
        }
        for (int from = 0; from < rows.size(); from += SIZE) {
            PreparedStatement statement = transaction.prepare(sql);
            statement.clearBatch();
            for (List<@Nullable Object> row : rows.subList(from, Math.min(rows.size(), from + SIZE))) {
                bind(statement, row);
                statement.addBatch();
            }
            for (int count : statement.executeBatch()) {
                counts.add(count);
            }
        }
        return counts;
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    /** Parts of a list, each short enough for the place holders of one statement. */
    static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + SIZE)));
        }
        return chunks;
    }
}
