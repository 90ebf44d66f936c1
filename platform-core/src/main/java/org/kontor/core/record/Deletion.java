package org.kontor.core.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Change;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.LinkTable;
import org.kontor.core.meta.Sql;

/** Moves records into the trash, unless others cannot do without them. */
final class Deletion {
    private static final int ATTACHED_AT_ONCE = 500;

    private final Catalog catalog;
    private final RecordReader reader;
    private final RecordEngine engine;
    private final TreeWriter tree;
    private final UniqueViolations violations;
    private final TrashTable trash;
    private final HookRunner hooks;
    private final ChangeWriter changes;

    Deletion(
            Catalog catalog,
            RecordReader reader,
            RecordEngine engine,
            TreeWriter tree,
            UniqueViolations violations,
            HookRunner hooks,
            ChangeLog log) {
        this.catalog = catalog;
        this.reader = reader;
        this.engine = engine;
        this.tree = tree;
        this.violations = violations;
        this.trash = new TrashTable(catalog);
        this.hooks = hooks;
        this.changes = new ChangeWriter(log);
    }

    /**
     * Deletes records.
     *
     * @param indexed whether refusals name the record by its index
     * @param cause why, where the change log is to tell it
     */
    void delete(Occasion occasion, EntityMeta entity, List<Edit> victims, boolean indexed, @Nullable Cause cause) {
        Map<UUID, Locked> locked = new HashMap<>();
        List<UUID> ids = victims.stream().map(Edit::id).distinct().toList();
        reader.lock(occasion.transaction(), occasion.access(), entity, Verb.DELETE, ids)
                .forEach(each -> locked.put(each.row().ref().id(), each));
        List<StoredRow> rows = new ArrayList<>();
        for (int i = 0; i < victims.size(); i++) {
            Edit victim = victims.get(i);
            Locked held = locked.remove(victim.id());
            String place = indexed ? "[" + i + "]" : "";
            if (held == null) {
                throw Reasons.at(place, Reasons.notFound());
            }
            if (held.rights().isEmpty()) {
                throw Reasons.at(place, Reasons.mayNotDelete(entity));
            }
            if (held.row().version() != victim.version()) {
                throw Reasons.at(place, Reasons.stale());
            }
            rows.add(held.row());
        }
        delete(occasion, entity, rows, Map.of(), indexed, cause);
    }

    /** @param with of what hangs on records that are deleted: their entries in the trash, by their ids */
    private void delete(
            Occasion occasion,
            EntityMeta entity,
            List<StoredRow> rows,
            Map<UUID, UUID> with,
            boolean indexed,
            @Nullable Cause cause) {
        List<UUID> ids = rows.stream().map(row -> row.ref().id()).toList();
        engine.freezing().checkGone(occasion, rows, indexed);
        requireUnneeded(occasion, entity, ids, indexed);
        Map<UUID, UUID> entries;
        try {
            entries = trash.add(occasion, rows, with);
            tree.delete(occasion.transaction(), entity, rows);
        } catch (SQLException e) {
            throw violations.refusal(List.of(entity), e);
        }
        if (entity.takesAttached()) {
            catalog.attached().forEach(attached -> deleteAttached(occasion, attached, entity, ids, entries, indexed));
        }
        if (occasion.transaction().dialect() == Dialect.POSTGRESQL) {
            // whoever pointed here meanwhile held these rows until they committed
            requireUnneeded(occasion, entity, ids, indexed);
        }
        engine.sums().carry(occasion, entity, gone(rows), true);
        eachPart(entity, rows, (part, parts) -> engine.sums().carry(occasion, part, gone(parts), false));
        hooks.within(occasion, entity, gone(rows));
        eachPart(entity, rows, (part, parts) -> hooks.within(occasion, part, gone(parts)));
        rows.forEach(row -> changes.write(occasion, ChangeKind.DELETED, row, null, cause));
    }

    /** What hangs on them goes with them; whoever hung something on one meanwhile held it until they committed. */
    private void deleteAttached(
            Occasion occasion,
            EntityMeta attached,
            EntityMeta entity,
            List<UUID> ids,
            Map<UUID, UUID> entries,
            boolean indexed) {
        for (List<UUID> chunk : Batches.chunks(ids)) {
            List<UUID> some = attached(occasion, attached, entity, chunk);
            while (!some.isEmpty()) {
                List<StoredRow> rows = reader.whole(occasion.transaction(), attached, some);
                delete(occasion, attached, rows, entries, indexed, null);
                some = attached(occasion, attached, entity, chunk);
            }
        }
    }

    private List<UUID> attached(Occasion occasion, EntityMeta attached, EntityMeta entity, List<UUID> ids) {
        FieldMeta to = attached.attachedTo().orElseThrow();
        Sql sql = new Sql()
                .add("select ")
                .add(quote("id"))
                .add(" from ")
                .add(attached.table())
                .add(" where ");
        sql.add(to.columns().getLast().sql()).add(" in (").bindAll(ids).add(") and ");
        sql.add(to.columns().getFirst().sql()).add(" = ").bind(entity.name().toString());
        sql.add(" order by ").add(quote("id")).add(" limit " + ATTACHED_AT_ONCE);
        sql.add(occasion.transaction().dialect().held());
        return Run.query(occasion.transaction(), sql, rows -> {
            List<UUID> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        });
    }

    private void eachPart(EntityMeta entity, List<StoredRow> rows, BiConsumer<EntityMeta, List<StoredRow>> work) {
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isParts()) {
                List<StoredRow> parts = rows.stream()
                        .flatMap(row -> TreeWriter.parts(row, field).stream())
                        .toList();
                work.accept(catalog.get(field.field().targets().getFirst()), parts);
            }
        }
    }

    private static List<Change> gone(List<StoredRow> rows) {
        return rows.stream()
                .map(row -> new Change(Optional.of(row), Optional.empty()))
                .toList();
    }

    private void requireUnneeded(Occasion occasion, EntityMeta entity, List<UUID> ids, boolean indexed) {
        for (EntityMeta.Incoming incoming : entity.incoming()) {
            if (incoming.field().field().isRequired() && !isAttachment(incoming)) {
                for (List<UUID> chunk : Batches.chunks(ids)) {
                    if (isNeeded(occasion, entity, incoming, chunk, ids)) {
                        int first = firstNeeded(occasion, entity, incoming, ids);
                        throw Reasons.at(
                                indexed ? "[" + first + "]" : "", needed(occasion, entity, incoming, ids, first));
                    }
                }
            }
        }
    }

    /** What hangs on it goes with it. */
    private boolean isAttachment(EntityMeta.Incoming incoming) {
        return catalog.get(incoming.from())
                .attachedTo()
                .filter(incoming.field()::equals)
                .isPresent();
    }

    private int firstNeeded(Occasion occasion, EntityMeta entity, EntityMeta.Incoming incoming, List<UUID> ids) {
        int first = 0;
        while (first < ids.size() - 1 && !isNeeded(occasion, entity, incoming, List.of(ids.get(first)), ids)) {
            first++;
        }
        return first;
    }

    /** Says of one record what its reader sees of those that need it; how many others there are, nobody is told. */
    private Refusal needed(
            Occasion occasion, EntityMeta entity, EntityMeta.Incoming incoming, List<UUID> along, int at) {
        EntityMeta from = catalog.get(incoming.from());
        Field<?> field = incoming.field().field();
        Ref needed = Ref.of(entity.name(), along.get(at));
        Operator points = incoming.field().isReferences() ? Operator.CONTAINS : Operator.IS;
        Condition pointing = new Condition.Compare(field, points, new Operand.Value(needed));
        List<Ref> gone = along.stream().map(id -> Ref.of(entity.name(), id)).toList();
        if (from.name().equals(entity.name())) {
            pointing = pointing.and(entity.name().self().in(gone).not());
        } else if (isOwnPart(from, entity)) {
            pointing = pointing.and(from.name().parent().in(gone).not());
        }
        long count = reader.countSeen(occasion.transaction(), occasion.access(), from, pointing);
        return Refusal.of(
                Refusal.Code.CONFLICT,
                count == 0
                        ? Reasons.NEEDED_ELSEWHERE
                        : Message.of(
                                        "system.needed",
                                        "{count, plural, one {# record} other {# records}} of {entity} need this one")
                                .with("count", count)
                                .with("entity", incoming.from())
                                .with("field", field));
    }

    private static boolean isOwnPart(EntityMeta from, EntityMeta entity) {
        return from.parent()
                .filter(parent -> parent.entity().equals(entity.name()))
                .isPresent();
    }

    /** Whether some record needs one of these, those left out that are deleted along. */
    private boolean isNeeded(
            Occasion occasion, EntityMeta entity, EntityMeta.Incoming incoming, List<UUID> ids, List<UUID> along) {
        EntityMeta from = catalog.get(incoming.from());
        FieldMeta field = incoming.field();
        Sql sql = new Sql();
        sql.add("select 1 from ").add(from.table()).add(" f where ");
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
            notOf(sql, "id", along);
        }
        if (isOwnPart(from, entity)) {
            notOf(sql, "parent_id", along);
        }
        return Run.query(occasion.transaction(), sql.add(" limit 1"), ResultSet::next);
    }

    private void notOf(Sql sql, String column, List<UUID> ids) {
        sql.add(" and not f.")
                .add(quote(column))
                .add(" = any(")
                .bind(ids.toArray(UUID[]::new))
                .add(")");
    }

    private String quote(String name) {
        return catalog.identifiers().quote(name);
    }
}
