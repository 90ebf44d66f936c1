package org.kontor.core.schema;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.kontor.core.database.Database;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Rows that point to what is not there: the database itself does not hold references. It goes by the tables of one moment. */
public final class LostReferences {
    private final Database database;
    private final LiveSchema live;

    public LostReferences(Database database) {
        this.database = database;
        this.live = database.read(transaction -> LiveSchema.read(transaction.connection(), database.dialect()));
    }

    /**
     * How many records of an entity point by a reference to one of the other entity that is not in its table.
     *
     * @param field a reference of one value
     * @return exact; none where one of the tables is not there yet
     */
    public long count(EntityMeta entity, FieldMeta field, EntityMeta target) {
        List<String> columns = field.columns().stream().map(Column::name).toList();
        if (!live.hasColumns(entity.tableName(), columns) || !live.hasTable(target.tableName())) {
            return 0;
        }
        Column id = field.columns().getLast();
        boolean isOfSeveral = field.columns().size() > 1;
        String sql = "select count(*) from " + entity.table() + " r where r." + id.sql() + " is not null"
                + (isOfSeveral ? " and r." + field.columns().getFirst().sql() + " = ?" : "")
                + " and not exists (select 1 from " + target.table() + " t where t."
                + target.get("id").columns().getFirst().sql() + " = r." + id.sql() + ")";
        return database.read(transaction -> {
            try (PreparedStatement select = transaction.connection().prepareStatement(sql)) {
                if (isOfSeveral) {
                    select.setString(1, target.name().toString());
                }
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
