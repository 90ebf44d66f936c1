package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Which columns hold what is encrypted, written down before the first value is. A column is done when what lay there before
 * is encrypted too.
 */
public final class SealedColumns {
    static final String TABLE = "system_secret_column";
    static final String ALL = "select table_name, column_name from " + TABLE;

    /** One of them. */
    public record OfField(EntityMeta entity, FieldMeta field) {
        /** Its name in the table. */
        public String column() {
            return field.columns().getFirst().name();
        }

        /** What tells it apart from others. */
        public String name() {
            return entity.tableName() + " " + column();
        }
    }

    private SealedColumns() {}

    /** Those of a catalog. */
    private static List<OfField> of(Catalog catalog) {
        List<OfField> all = new ArrayList<>();
        for (EntityMeta entity : catalog.all()) {
            if (!entity.isAspect()) {
                entity.declaredFields().stream()
                        .filter(FieldMeta::isEncrypted)
                        .forEach(field -> all.add(new OfField(entity, field)));
            }
        }
        return all;
    }

    /** Writes down those that are new; answers which are not done yet. */
    public static List<OfField> note(Database database, Catalog catalog) {
        List<OfField> wanted = of(catalog);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, Boolean> known = database.glance(SealedColumns::known);
        List<OfField> missing =
                wanted.stream().filter(each -> !known.containsKey(each.name())).toList();
        if (!missing.isEmpty()) {
            insert(database, missing);
        }
        return wanted.stream()
                .filter(each -> !known.getOrDefault(each.name(), false))
                .toList();
    }

    private static void insert(Database database, List<OfField> missing) {
        try {
            database.write(transaction -> {
                for (OfField each : missing) {
                    insert(transaction, each);
                }
                return true;
            });
        } catch (RuntimeException e) {
            boolean isThere = SqlErrors.find(e)
                    .filter(error -> error.kind() == SqlError.Kind.UNIQUE)
                    .isPresent();
            if (!isThere) {
                throw e;
            }
            // another server noted the same at this moment: what is still missing is noted now
            database.write(transaction -> {
                for (OfField each : missing) {
                    insert(transaction, each);
                }
                return true;
            });
        }
    }

    private static Map<String, Boolean> known(Transaction transaction) throws SQLException {
        Map<String, Boolean> known = new LinkedHashMap<>();
        PreparedStatement select = transaction.prepare("select table_name, column_name, done from " + TABLE);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                known.put(row.getString(1) + " " + row.getString(2), row.getBoolean(3));
            }
        }
        return known;
    }

    private static void insert(Transaction transaction, OfField column) throws SQLException {
        PreparedStatement insert = transaction.prepare("insert into " + TABLE + " (table_name, column_name, done)"
                + " select cast(? as varchar(63)), cast(? as varchar(63)), false where not exists (select 1 from "
                + TABLE
                + " where table_name = ? and column_name = ?)");
        insert.setString(1, column.entity().tableName());
        insert.setString(2, column.column());
        insert.setString(3, column.entity().tableName());
        insert.setString(4, column.column());
        insert.executeUpdate();
    }

    /** What lay in a column is encrypted, also where the field had another name; that one may be another's from now on. */
    public static void done(Database database, OfField column, Set<String> former) {
        database.write(transaction -> {
            PreparedStatement update = transaction.prepare(
                    "update " + TABLE + " set done = true where table_name = ? and column_name = ?");
            update.setString(1, column.entity().tableName());
            update.setString(2, column.column());
            update.executeUpdate();
            for (String name : former) {
                PreparedStatement delete =
                        transaction.prepare("delete from " + TABLE + " where table_name = ? and column_name = ?");
                delete.setString(1, column.entity().tableName());
                delete.setString(2, name);
                delete.executeUpdate();
            }
            return true;
        });
    }

    /** Forgets a column that is dropped, or all of a table. */
    static void forget(Connection connection, String table, @Nullable String column) throws SQLException {
        String one = column == null ? "" : " and column_name = ?";
        try (PreparedStatement delete =
                connection.prepareStatement("delete from " + TABLE + " where table_name = ?" + one)) {
            delete.setString(1, table);
            if (column != null) {
                delete.setString(2, column);
            }
            delete.executeUpdate();
        }
    }
}
