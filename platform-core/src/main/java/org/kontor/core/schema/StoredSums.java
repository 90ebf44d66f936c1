package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.meta.SumRule;

/** Counts sums anew over what is there. */
final class StoredSums {
    private StoredSums() {}

    /** Those of all records, in one statement. */
    static void count(Connection connection, SumRule sum) throws SQLException {
        count(connection, sum, sum.count());
    }

    /**
     * Those of some records.
     *
     * @param after the last one of those before
     * @param last the last one of these
     */
    static void count(Connection connection, SumRule sum, UUID after, UUID last) throws SQLException {
        String id = "p." + sum.parent().get("id").columns().getFirst().sql();
        count(connection, sum, sum.count() + " where " + id + " > ? and " + id + " <= ?", after, last);
    }

    private static void count(Connection connection, SumRule sum, String sql, UUID... bounds) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < bounds.length; i++) {
                update.setObject(i + 1, bounds[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            SqlError.Kind kind = SqlErrors.of(e).kind();
            if (kind != SqlError.Kind.CHECK && kind != SqlError.Kind.OUT_OF_RANGE) {
                throw e;
            }
            throw StoredRules.failure(
                    sum.parent(),
                    sum.field().columns(),
                    Message.of("system.sum_unheld", "cannot hold the sum {field} of what is there: {reason}")
                            .with("field", sum.field().name())
                            .with(
                                    "reason",
                                    kind == SqlError.Kind.CHECK
                                            ? Message.of("system.sum_refused", "another rule of {entity} refuses it")
                                                    .with("entity", sum.parent().toString())
                                            : Message.of("system.sum_large", "it is too large a number")),
                    Message.of(
                            "system.sum_mend",
                            "change the records so that they fit, open the field in the rule that freezes them, or take"
                                    + " the rule back"),
                    e);
        }
    }
}
