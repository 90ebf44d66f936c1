package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.SumRule;

/**
 * Works out sums and formulas of what is there on H2, a few records at a time, so that whoever wants to write waits no longer
 * than for somebody's save. Each page is right when it is written; what keeps it so is the platform that serves, or whoever
 * looks afterwards.
 */
final class RulePages {
    private static final long MEANT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int FIRST = 20;
    private static final int MOST = 5_000;

    private final Database database;
    private final boolean lasting;

    /** @param lasting whether what is written is kept, rather than taken back page by page */
    RulePages(Database database, boolean lasting) {
        this.database = database;
        this.lasting = lasting;
    }

    /** What is done with some records: after one of them, so many at most; answers the last, nothing where none is left. */
    @FunctionalInterface
    interface Page {
        @Nullable
        UUID of(Connection connection, @Nullable UUID after, int most) throws SQLException;
    }

    /** @throws SchemaFailure where a record cannot hold its sum */
    void count(SumRule sum) {
        each((connection, after, most) -> {
            UUID from = after == null ? new UUID(0, 0) : after;
            UUID last = last(connection, sum.parent(), from, most);
            StoredSums.count(connection, sum, from, last == null ? new UUID(-1, -1) : last);
            return last;
        });
    }

    /** @throws SchemaFailure where a record cannot hold what comes of a formula */
    void workOut(List<KeptRule.OfFormula> formulas) {
        each((connection, after, most) -> new StoredFormulas(connection, formulas).workOut(after, most));
    }

    /** Does so for all records, in pages that take about as long as a save. */
    void each(Page page) {
        UUID last = null;
        int size = FIRST;
        do {
            UUID from = last;
            int most = size;
            long[] took = new long[1];
            last = database.write(transaction -> {
                long begun = System.nanoTime();
                Connection connection = transaction.connection();
                UUID reached = page.of(connection, from, most);
                if (!lasting) {
                    connection.rollback();
                }
                took[0] = System.nanoTime() - begun;
                return reached;
            });
            size = (int) Math.clamp((size + size * MEANT / Math.max(1, took[0])) / 2, 1, MOST);
        } while (last != null);
    }

    /** The last one of so many records after one of them; null where fewer are left. */
    static @Nullable UUID last(Connection connection, EntityMeta entity, UUID from, int most) throws SQLException {
        String id = entity.get("id").columns().getFirst().sql();
        try (PreparedStatement select = connection.prepareStatement("select " + id + " from " + entity.table()
                + " where " + id + " > ? order by " + id + " offset " + (most - 1) + " rows fetch first row only")) {
            select.setObject(1, from);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }
}
