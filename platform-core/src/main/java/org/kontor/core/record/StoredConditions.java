package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FieldType;
import org.kontor.api.Records;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;

/**
 * Writes conditions that stand in records anew after fields were renamed, so that they mean the same when the former name
 * is forgotten, or becomes another field's. What they mean does not change, and so neither do the records' versions.
 */
public final class StoredConditions {
    private static final int AT_ONCE = 200;

    private final Catalog catalog;
    private final Identifiers identifiers;

    private StoredConditions(Catalog catalog) {
        this.catalog = catalog;
        this.identifiers = catalog.identifiers();
    }

    /**
     * Looks at all conditions of all entities, in the transaction of somebody's records.
     *
     * @param catalog that still knows the former names
     */
    public static void renew(Catalog catalog, Records records) {
        try {
            new StoredConditions(catalog).renew(((BoundRecords) records).transaction());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private int renew(Transaction transaction) throws SQLException {
        int renewed = 0;
        for (EntityMeta entity : catalog.all()) {
            for (FieldMeta field : entity.declaredFields()) {
                if (field.type() == FieldType.CONDITION && !entity.isAspect()) {
                    renewed += renew(transaction, entity, field);
                }
            }
        }
        return renewed;
    }

    private int renew(Transaction transaction, EntityMeta entity, FieldMeta field) throws SQLException {
        String id = identifiers.quote("id");
        String column = field.columns().getFirst().sql();
        String select = "select " + id + ", " + column + " from " + entity.table() + " where " + column
                + " is not null and (cast(? as uuid) is null or " + id + " > ?) order by " + id + " fetch first "
                + AT_ONCE + " rows only";
        String update = "update " + entity.table() + " set " + column + " = ? where " + id + " = ?";
        int renewed = 0;
        UUID last = null;
        int seen;
        do {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            PreparedStatement statement = transaction.prepare(select);
            statement.setObject(1, last);
            statement.setObject(2, last);
            seen = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seen++;
                    last = row.getObject(1, UUID.class);
                    String written = row.getString(2);
                    String now = renewed(written);
                    if (!now.equals(written)) {
                        rows.add(List.of(now, last));
                    }
                }
            }
            if (!rows.isEmpty()) {
                Batches.run(transaction, update, rows);
            }
            renewed += rows.size();
        } while (seen == AT_ONCE);
        return renewed;
    }

    /** What cannot be read any more stays as it is: its field may come back. */
    private String renewed(String written) {
        try {
            return catalog.conditionJson().storedText(catalog.conditionJson().parseStored(written));
        } catch (BadValue e) {
            return written;
        }
    }
}
