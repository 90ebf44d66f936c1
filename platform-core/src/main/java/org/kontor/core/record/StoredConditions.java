package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sql;

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
     * @param onWrite told of the entities whose records were written: whoever remembers them reads them anew
     */
    public static void renew(Catalog catalog, Records records, BiConsumer<Transaction, EntityName> onWrite) {
        try {
            new StoredConditions(catalog).renew(((BoundRecords) records).transaction(), onWrite);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The records whose conditions speak of what is gone. */
    public static Set<UUID> naming(Records records, EntityName entity, Field<Condition> field, GoneTerms gone) {
        Catalog catalog = ((BoundRecords) records).catalog();
        return written(records, entity, field).entrySet().stream()
                .filter(each -> gone.isNamed(catalog, each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Takes what is gone out of conditions; where nothing is left, there is none any more. What else there is of them that
     * cannot be read stays in them.
     *
     * @param records the kernel's own
     */
    public static void forget(Records records, EntityName entity, Field<Condition> field, GoneTerms gone) {
        Catalog catalog = ((BoundRecords) records).catalog();
        List<List<@Nullable Object>> unreadable = new ArrayList<>();
        written(records, entity, field).forEach((id, text) -> {
            if (gone.isNamed(catalog, text)) {
                String left = gone.without(catalog, text).orElse("");
                try {
                    Condition condition =
                            left.isEmpty() ? null : catalog.conditionJson().parseStored(left);
                    records.update(records.get(Ref.of(entity, id)), field.to(condition));
                } catch (BadValue e) {
                    unreadable.add(List.of(left, id));
                }
            }
        });
        try {
            new StoredConditions(catalog)
                    .write(
                            ((BoundRecords) records).transaction(),
                            catalog.get(entity),
                            column(catalog, entity, field),
                            unreadable);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static Map<UUID, String> written(Records records, EntityName entity, Field<Condition> field) {
        Catalog catalog = ((BoundRecords) records).catalog();
        String id = catalog.identifiers().quote("id");
        String column = column(catalog, entity, field);
        Sql sql = new Sql()
                .add("select " + id + ", " + column + " from "
                        + catalog.get(entity).table() + " where " + column + " is not null");
        return Run.query(((BoundRecords) records).transaction(), sql, rows -> {
            Map<UUID, String> written = new LinkedHashMap<>();
            while (rows.next()) {
                written.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
            return written;
        });
    }

    private static String column(Catalog catalog, EntityName entity, Field<Condition> field) {
        return catalog.get(entity).get(field.name()).columns().getFirst().sql();
    }

    private void renew(Transaction transaction, BiConsumer<Transaction, EntityName> onWrite) throws SQLException {
        for (EntityMeta entity : catalog.all()) {
            int renewed = 0;
            for (FieldMeta field : entity.declaredFields()) {
                if (field.type() == FieldType.CONDITION && !entity.isAspect()) {
                    renewed += renew(transaction, entity, field);
                }
            }
            if (renewed > 0) {
                onWrite.accept(transaction, entity.name());
            }
        }
    }

    private int renew(Transaction transaction, EntityMeta entity, FieldMeta field) throws SQLException {
        String id = identifiers.quote("id");
        String column = field.columns().getFirst().sql();
        String select = "select " + id + ", " + column + " from " + entity.table() + " where " + column
                + " is not null and (cast(? as uuid) is null or " + id + " > ?) order by " + id + " fetch first "
                + AT_ONCE + " rows only";
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
            write(transaction, entity, column, rows);
            renewed += rows.size();
        } while (seen == AT_ONCE);
        return renewed;
    }

    private void write(Transaction transaction, EntityMeta entity, String column, List<List<@Nullable Object>> rows)
            throws SQLException {
        if (!rows.isEmpty()) {
            String id = identifiers.quote("id");
            Batches.run(transaction, "update " + entity.table() + " set " + column + " = ? where " + id + " = ?", rows);
        }
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
