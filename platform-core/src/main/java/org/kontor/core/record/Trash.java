package org.kontor.core.record;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Change;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.access.Access;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Deleted records: shown, brought back and purged. Whoever deleted a record or owned it may bring it back, and whoever may
 * delete every record of its entity; only they may purge it.
 */
final class Trash {
    private static final int MOST = 200;
    private static final int ATTACHED_AT_ONCE = 500;

    private final Catalog catalog;
    private final RecordReader reader;
    private final TrashTable table;
    private final RecordEngine engine;
    private final TreeWriter tree;
    private final UniqueViolations violations;
    private final HookRunner hooks;
    private final ChangeWriter changes;

    Trash(
            Catalog catalog,
            RecordReader reader,
            RecordEngine engine,
            TreeWriter tree,
            UniqueViolations violations,
            HookRunner hooks,
            ChangeWriter changes) {
        this.catalog = catalog;
        this.reader = reader;
        this.table = new TrashTable(catalog);
        this.engine = engine;
        this.tree = tree;
        this.violations = violations;
        this.hooks = hooks;
        this.changes = changes;
    }

    /** Deleted records of an entity that the actor may bring back, newest first. */
    List<TrashEntry> list(Transaction transaction, Access access, EntityName entity, @Nullable UUID before, int limit) {
        EntityMeta meta = catalog.get(entity);
        TrashSight sight = new TrashSight(access, meta);
        if (!sight.mayDelete()) {
            return List.of();
        }
        try {
            UUID whose = sight.mayDeleteAll() ? null : access.user();
            int most = Math.min(limit, MOST);
            List<TrashEntry> page = new ArrayList<>();
            List<TrashEntry> some;
            UUID from = before;
            do {
                some = table.list(transaction, entity, whose, from, most);
                from = some.isEmpty() ? from : some.getLast().id();
                inSight(transaction, access, meta, some).stream()
                        .limit(most - page.size())
                        .map(entry -> sight.opensTitle(entry) ? entry : entry.untitled())
                        .forEach(page::add);
            } while (some.size() == most && page.size() < most);
            return page;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Of what hung on other records, what hung on those that the actor may read now. */
    private List<TrashEntry> inSight(
            Transaction transaction, Access access, EntityMeta entity, List<TrashEntry> entries) throws SQLException {
        if (entity.attachedTo().isEmpty()) {
            return entries;
        }
        Map<UUID, Ref> about = new HashMap<>();
        List<UUID> ids = entries.stream().map(entry -> entry.record().id()).toList();
        if (!ids.isEmpty()) {
            table.find(
                    transaction,
                    entity,
                    ids,
                    kept -> kept.row()
                            .attachedTo()
                            .ifPresent(record -> about.put(kept.entry().id(), record)));
        }
        Set<Ref> seen = new HashSet<>();
        about.values().stream()
                .collect(Collectors.groupingBy(Ref::entity, Collectors.mapping(Ref::id, Collectors.toSet())))
                .forEach((name, records) -> catalog.findMeta(name)
                        .filter(EntityMeta::takesAttached)
                        .ifPresent(meta -> reader.present(transaction, access, meta, records, false)
                                .forEach(id -> seen.add(new Ref(name, id)))));
        return entries.stream()
                .filter(entry -> seen.contains(about.get(entry.id())))
                .toList();
    }

    /**
     * Brings a record back, under its old id, with its parts and links, and with what hung on it and went with it.
     *
     * @param cause why, where the change log is to tell it
     */
    Ref restore(Occasion occasion, UUID id, @Nullable Cause cause) {
        Transaction transaction = occasion.transaction();
        Access access = occasion.access();
        try {
            TrashEntry entry = table.lock(transaction, id).orElseThrow(Reasons::notFound);
            EntityMeta entity = catalog.findMeta(entry.record().entity()).orElseThrow(Reasons::notFound);
            if (!new TrashSight(access, entity).holds(entry)
                    || inSight(transaction, access, entity, List.of(entry)).isEmpty()) {
                throw Reasons.notFound();
            }
            return restore(occasion, entry, entity, cause);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private Ref restore(Occasion occasion, TrashEntry entry, EntityMeta entity, @Nullable Cause cause)
            throws SQLException {
        Transaction transaction = occasion.transaction();
        StoredRow record =
                engine.sums().recounted(occasion, Filling.begun(renewed(table.record(transaction, entry, entity))));
        engine.checkRestored(occasion, record);
        insert(transaction, record);
        table.remove(transaction, entry.id());
        engine.sums().carryRestored(occasion, record);
        hooks.within(occasion, entity, back(List.of(record)));
        for (FieldMeta field : partsOf(entity)) {
            hooks.within(occasion, part(field), back(TreeWriter.parts(record, field)));
        }
        changes.write(occasion, ChangeKind.RESTORED, null, record, cause);
        for (EntityMeta attached : entity.takesAttached() ? catalog.attached() : List.<EntityMeta>of()) {
            List<TrashEntry> some;
            do {
                some = table.with(transaction, entry.id(), attached.name(), ATTACHED_AT_ONCE);
                for (TrashEntry each : some) {
                    restore(occasion, each, attached, null);
                }
            } while (some.size() == ATTACHED_AT_ONCE);
        }
        return record.ref();
    }

    private void insert(Transaction transaction, StoredRow record) {
        try {
            tree.insert(transaction, record);
        } catch (SQLException e) {
            List<EntityMeta> written = new ArrayList<>(List.of(record.entity()));
            partsOf(record.entity()).forEach(field -> written.add(part(field)));
            throw violations.refusal(written, e);
        }
    }

    private static List<FieldMeta> partsOf(EntityMeta entity) {
        return entity.declaredFields().stream().filter(FieldMeta::isParts).toList();
    }

    private EntityMeta part(FieldMeta field) {
        return catalog.get(field.field().targets().getFirst());
    }

    private static List<Change> back(List<StoredRow> rows) {
        return rows.stream()
                .map(row -> new Change(Optional.empty(), Optional.of(row)))
                .toList();
    }

    private static StoredRow renewed(StoredRow record) {
        Map<String, @Nullable Object> values = new HashMap<>(record.values());
        return new StoredRow(record.entity(), record.ref().id(), record.version() + 1, values);
    }

    /** Takes a deleted record out for good. */
    void purge(Occasion occasion, UUID id) {
        Transaction transaction = occasion.transaction();
        Access access = occasion.access();
        try {
            TrashEntry entry = table.lock(transaction, id).orElseThrow(Reasons::notFound);
            EntityMeta entity = catalog.findMeta(entry.record().entity()).orElseThrow(Reasons::notFound);
            TrashSight sight = new TrashSight(access, entity);
            if (entry.with() != null
                    || inSight(transaction, access, entity, List.of(entry)).isEmpty()) {
                throw Reasons.notFound();
            }
            if (!sight.mayDeleteAll()) {
                throw sight.holds(entry) ? Reasons.mayNotDelete(entity) : Reasons.notFound();
            }
            purge(occasion, entry, entity);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private void purge(Occasion occasion, TrashEntry entry, EntityMeta entity) throws SQLException {
        Transaction transaction = occasion.transaction();
        engine.freezing().checkGone(occasion, List.of(table.record(transaction, entry, entity)), false);
        for (EntityMeta attached : entity.takesAttached() ? catalog.attached() : List.<EntityMeta>of()) {
            List<TrashEntry> some;
            do {
                some = table.about(transaction, entry.record().id(), attached.name(), ATTACHED_AT_ONCE);
                for (TrashEntry each : some) {
                    purge(occasion, each, attached);
                }
            } while (some.size() == ATTACHED_AT_ONCE);
        }
        table.remove(transaction, entry.id());
        Traces.forget(transaction, entry.record());
        Map<String, @Nullable Object> nothing = new HashMap<>();
        changes.write(
                occasion,
                ChangeKind.PURGED,
                new StoredRow(entity, entry.record().id(), entry.version(), nothing),
                null,
                null);
    }

    /** The entry of a record, if it lies there. */
    Optional<TrashEntry> entry(Transaction transaction, Ref record) {
        return table.entry(transaction, record);
    }

    /** Some of what was deleted before a moment, the oldest first; behind an entry, or from the beginning. */
    List<TrashEntry> before(Transaction transaction, Instant moment, @Nullable TrashEntry behind) {
        try {
            return table.before(transaction, moment, behind, MOST);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /**
     * Takes out for good what was kept long enough. What plugins brought that are away stays until they are back.
     *
     * @throws org.kontor.api.Refusal when it must stay
     */
    void expire(Occasion occasion, TrashEntry old) {
        EntityMeta entity = catalog.findMeta(old.record().entity()).orElse(null);
        if (entity == null) {
            return;
        }
        try {
            TrashEntry entry = table.lock(occasion.transaction(), old.id()).orElse(null);
            if (entry != null && entry.id().equals(old.id())) {
                purge(occasion, entry, entity);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
