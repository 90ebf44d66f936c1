package org.kontor.core.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.core.access.Access;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/** Reads records for the search index: whole ones to be indexed, and what somebody may see of those that were found. */
public final class IndexRows {
    private static final String SHARES = "system_share";

    private final RecordReader reader;

    public IndexRows(RecordReader reader) {
        this.reader = reader;
    }

    /** What is declared where these rows are read. */
    public Catalog catalog() {
        return reader.catalog();
    }

    /** Whole records of these ids, some fields of them; those that there are. */
    public List<IndexRow> of(
            Transaction transaction, EntityMeta entity, Predicate<FieldMeta> wanted, Collection<UUID> ids) {
        Reading reading = reading(transaction, entity, wanted);
        return rows(transaction, reading, new Loader(transaction).byId(reading, ids));
    }

    /** Whole records in the order of their ids, from behind one. */
    public List<IndexRow> after(
            Transaction transaction, EntityMeta entity, Predicate<FieldMeta> wanted, @Nullable UUID last, int most) {
        Reading reading = reading(transaction, entity, wanted);
        Source source = reading.source();
        Sql sql = reading.select();
        if (last != null) {
            sql.add(" where " + source.id() + " > ").bind(last);
        }
        sql.add(" order by " + source.id() + " limit " + most);
        return rows(transaction, reading, new Loader(transaction).load(reading, sql));
    }

    /** What of some records in sight somebody may read, of some fields. */
    public List<IndexRow> inSight(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Predicate<FieldMeta> wanted,
            Collection<UUID> ids) {
        Reading reading = new Reading(Source.of(reader.asking(transaction, access), entity), false);
        reading.addAll(wanted);
        return new Loader(transaction)
                .byId(reading, ids).stream()
                        .map(line -> IndexRow.of(reading.row(line), Set.of()))
                        .toList();
    }

    private Reading reading(Transaction transaction, EntityMeta entity, Predicate<FieldMeta> wanted) {
        Reading reading = new Reading(Source.whole(reader.asking(transaction, null), entity), false);
        reading.addAll(wanted);
        return reading;
    }

    private List<IndexRow> rows(Transaction transaction, Reading reading, List<Line> lines) {
        EntityMeta entity = reading.source().entity();
        Map<UUID, Set<UUID>> shares = lines.isEmpty()
                ? Map.of()
                : shares(transaction, entity, lines.stream().map(Line::id).toList());
        return lines.stream()
                .map(line -> IndexRow.of(reading.row(line), shares.getOrDefault(line.id(), Set.of())))
                .toList();
    }

    private Map<UUID, Set<UUID>> shares(Transaction transaction, EntityMeta entity, List<UUID> ids) {
        Asking asking = reader.asking(transaction, null);
        String record = asking.quote("record_id");
        Sql sql = new Sql()
                .add("select " + record + ", " + asking.quote("user_id") + ", " + asking.quote("team_id") + " from "
                        + asking.quote(SHARES) + " where " + asking.quote("entity") + " = ")
                .bind(entity.name().toString())
                .add(" and ");
        RowCondition.in(record, ids).addTo(sql);
        return Run.query(transaction, sql, rows -> {
            Map<UUID, Set<UUID>> shares = new HashMap<>();
            while (rows.next()) {
                UUID user = rows.getObject(2, UUID.class);
                UUID with = user == null ? rows.getObject(3, UUID.class) : user;
                shares.computeIfAbsent(rows.getObject(1, UUID.class), first -> new HashSet<>())
                        .add(with);
            }
            return shares;
        });
    }
}
