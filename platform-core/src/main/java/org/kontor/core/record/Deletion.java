package org.kontor.core.record;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Change;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.LinkTable;
import org.kontor.core.meta.Sql;

/** Moves records into the trash, unless others cannot do without them. */
final class Deletion {
    private final Catalog catalog;
    private final RecordReader reader;
    private final TreeWriter tree;
    private final TrashTable trash;
    private final HookRunner hooks;
    private final ChangeWriter changes;

    Deletion(Catalog catalog, RecordReader reader, TreeWriter tree, HookRunner hooks, ChangeLog log) {
        this.catalog = catalog;
        this.reader = reader;
        this.tree = tree;
        this.trash = new TrashTable(catalog);
        this.hooks = hooks;
        this.changes = new ChangeWriter(log);
    }

    void delete(Occasion occasion, EntityMeta entity, List<Edit> victims) {
        Map<UUID, Locked> locked = new HashMap<>();
        List<UUID> ids = victims.stream().map(Edit::id).distinct().toList();
        reader.lock(occasion.transaction(), occasion.access(), entity, Verb.DELETE, ids)
                .forEach(each -> locked.put(each.row().ref().id(), each));
        List<StoredRow> rows = new ArrayList<>();
        for (Edit victim : victims) {
            Locked held = locked.remove(victim.id());
            if (held == null) {
                throw Reasons.notFound();
            }
            if (held.rights().isEmpty()) {
                throw Reasons.mayNotDelete(entity);
            }
            if (held.row().version() != victim.version()) {
                throw Reasons.stale();
            }
            rows.add(held.row());
        }
        requireUnneeded(occasion, entity, ids);
        try {
            trash.add(occasion, rows);
            tree.delete(occasion.transaction(), entity, rows);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
        if (occasion.transaction().dialect() == Dialect.POSTGRESQL) {
            // whoever pointed here meanwhile held these rows until they committed
            requireUnneeded(occasion, entity, ids);
        }
        hooks.within(occasion, entity, gone(rows));
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isParts()) {
                List<StoredRow> parts = rows.stream()
                        .flatMap(row -> TreeWriter.parts(row, field).stream())
                        .toList();
                hooks.within(occasion, catalog.get(field.field().targets().getFirst()), gone(parts));
            }
        }
        rows.forEach(row -> changes.write(occasion, ChangeKind.DELETED, row, null));
    }

    private static List<Change> gone(List<StoredRow> rows) {
        return rows.stream()
                .map(row -> new Change(Optional.of(row), Optional.empty()))
                .toList();
    }

    private void requireUnneeded(Occasion occasion, EntityMeta entity, List<UUID> ids) {
        for (EntityMeta.Incoming incoming : entity.incoming()) {
            if (incoming.field().field().isRequired()) {
                long count = 0;
                for (List<UUID> chunk : Batches.chunks(ids)) {
                    count += count(occasion, entity, incoming, chunk);
                }
                if (count > 0) {
                    EntityMeta from = catalog.get(incoming.from());
                    throw Refusal.of(
                            Refusal.Code.CONFLICT,
                            Message.of(
                                            "system.needed",
                                            "{count, plural, one {# record} other {# records}} of {entity} need this one")
                                    .with("count", count)
                                    .with("entity", from.name().toString())
                                    .with("field", incoming.field().name()));
                }
            }
        }
    }

    /** How many records need one of these, those left out that are deleted along. */
    private long count(Occasion occasion, EntityMeta entity, EntityMeta.Incoming incoming, List<UUID> ids) {
        EntityMeta from = catalog.get(incoming.from());
        FieldMeta field = incoming.field();
        Sql sql = new Sql();
        sql.add("select count(*) from ").add(from.table()).add(" f where ");
        if (field.isReferences()) {
            sql.add("exists (select 1 from ").add(String.valueOf(field.link())).add(" l where l.");
            sql.add(quote(LinkTable.RECORD)).add(" = f.").add(quote("id")).add(" and l.");
            sql.add(quote(LinkTable.TARGET)).add(" in (").bindAll(ids).add("))");
        } else {
            sql.add("f.")
                    .add(field.columns().getLast().sql())
                    .add(" in (")
                    .bindAll(ids)
                    .add(")");
            if (field.isOpen()) {
                sql.add(" and f.").add(field.columns().getFirst().sql()).add(" = ");
                sql.bind(entity.name().toString());
            }
        }
        if (from.name().equals(entity.name())) {
            sql.add(" and f.").add(quote("id")).add(" not in (").bindAll(ids).add(")");
        }
        boolean isOwnPart = from.parent()
                .filter(parent -> parent.entity().equals(entity.name()))
                .isPresent();
        if (isOwnPart) {
            sql.add(" and f.")
                    .add(quote("parent_id"))
                    .add(" not in (")
                    .bindAll(ids)
                    .add(")");
        }
        return Run.query(occasion.transaction(), sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private String quote(String name) {
        return catalog.identifiers().quote(name);
    }
}
