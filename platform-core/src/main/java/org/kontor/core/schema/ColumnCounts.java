package org.kontor.core.schema;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * How many rows hold something, or nothing, in the columns of a field, whether their entity is served or not. It goes by the
 * tables as they are when it is asked first. For one thread.
 */
public final class ColumnCounts {
    private final Database database;
    private @Nullable LiveSchema live;

    public ColumnCounts(Database database) {
        this.database = database;
    }

    private LiveSchema live() {
        LiveSchema known = live;
        if (known == null) {
            known = database.read(transaction -> LiveSchema.read(transaction.connection(), database.dialect()));
            live = known;
        }
        return known;
    }

    /** Whether the table has the columns of a field: those of one that a version left out stay with what they hold. */
    public boolean isThere(EntityMeta entity, FieldMeta field) {
        return live().hasColumns(
                        entity.tableName(),
                        field.columns().stream().map(Column::name).toList());
    }

    /** How many records of an entity hold nothing in a field whose columns are there. */
    public long empty(EntityMeta entity, FieldMeta field) {
        String nothing = field.columns().stream()
                .map(column -> column.sql() + " is null")
                .collect(Collectors.joining(" and "));
        return count("select count(*) from " + entity.table() + " where " + nothing, List.of());
    }

    /**
     * How many records of an entity point by a reference to one of the other entity that is not in its table: the database
     * itself does not hold references.
     *
     * @param field a reference of one value
     * @return none where one of the tables is not there yet
     */
    public long lost(EntityMeta entity, FieldMeta field, EntityMeta target) {
        if (!isThere(entity, field) || !live().hasTable(target.tableName())) {
            return 0;
        }
        Column id = field.columns().getLast();
        String which = field.isOpen() ? " and r." + field.columns().getFirst().sql() + " = ?" : "";
        return count(
                "select count(*) from " + entity.table() + " r where r." + id.sql() + " is not null" + which
                        + " and not exists (select 1 from " + target.table() + " t where t."
                        + target.get("id").columns().getFirst().sql() + " = r." + id.sql() + ")",
                field.isOpen() ? List.of(target.name().toString()) : List.of());
    }

    private long count(String sql, List<String> values) {
        return database.read(transaction -> {
            try (PreparedStatement select = transaction.connection().prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    select.setString(i + 1, values.get(i));
                }
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
