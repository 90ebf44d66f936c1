package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.file.FileColumn;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.file.FileSweep;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.Sql;

/**
 * Looks for files in all columns that ever held some, and in the trash. It asks the tables and not the catalog: records of a
 * plugin that is switched off still hold what they hold.
 */
public final class FileUses implements FileSweep.Uses {
    private static final UUID BEGIN = new UUID(0, 0);
    private static final int PAGE = 200;

    /** The columns that a catalog's fields of files have. */
    public static List<FileColumn> columns(Catalog catalog) {
        List<FileColumn> columns = new ArrayList<>();
        for (EntityMeta entity : catalog.all()) {
            String holder = entity.parent()
                    .map(parent -> parent.entity().toString())
                    .orElse(entity.name().toString());
            entity.declaredFields().stream()
                    .filter(field -> field.isFile() && !entity.isAspect())
                    .forEach(field -> columns.add(new FileColumn(
                            holder,
                            entity.tableName(),
                            field.columns().getFirst().name())));
        }
        return columns;
    }

    @Override
    public Set<UUID> of(Transaction transaction, Collection<UUID> files) {
        List<FileColumn> columns = FileKeeper.columns(transaction);
        Set<UUID> used = new HashSet<>();
        for (FileColumn column : columns) {
            used.addAll(inRecords(transaction, column, files));
        }
        Set<UUID> left = new HashSet<>(files);
        left.removeAll(used);
        for (String entity : columns.stream().map(FileColumn::entity).distinct().toList()) {
            if (!left.isEmpty()) {
                Set<UUID> found = inTrash(transaction, entity, left);
                used.addAll(found);
                left.removeAll(found);
            }
        }
        return used;
    }

    private static Set<UUID> inRecords(Transaction transaction, FileColumn column, Collection<UUID> files) {
        String name = transaction.dialect().quote(column.columnName());
        String table = transaction.dialect().quote(column.tableName());
        Sql sql = new Sql().add("select distinct " + name + " from " + table + " where " + name + " = any(");
        sql.bind(files.toArray(UUID[]::new)).add(")");
        return Run.query(transaction, sql, rows -> {
            Set<UUID> found = new HashSet<>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        });
    }

    /** By their text: a deleted record is kept whole. */
    private static Set<UUID> inTrash(Transaction transaction, String entity, Set<UUID> files) {
        Set<UUID> found = new HashSet<>();
        try {
            PreparedStatement select =
                    transaction.prepare("select id, data from system_trash where entity = ? and id > ?"
                            + " order by id fetch first " + PAGE + " rows only");
            UUID last = BEGIN;
            int count = PAGE;
            while (count == PAGE && found.size() < files.size()) {
                select.setString(1, entity);
                select.setObject(2, last);
                count = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        count++;
                        last = row.getObject(1, UUID.class);
                        String data = row.getString(2);
                        files.stream()
                                .filter(file -> data.contains(file.toString()))
                                .forEach(found::add);
                    }
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
        return found;
    }
}
