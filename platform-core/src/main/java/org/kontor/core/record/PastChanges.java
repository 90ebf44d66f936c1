package org.kontor.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.access.Access;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.PastEntries;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * The records of an entity that were changed since a moment, and what some of their fields held then: the values before
 * the first change of each. Everything is gathered in one walk through the change log.
 */
final class PastChanges {
    /** What a record in here takes of the memory, beside its texts. */
    private static final long BYTES = 400;

    /** Stands in the table of now, or lies in the trash and was deleted by somebody else or by the actor. */
    enum Place {
        LIVE,
        OTHERS_TRASH,
        OWN_TRASH
    }

    /** One record. */
    static final class Patch {
        private long first = Long.MAX_VALUE;
        private ChangeKind firstKind = ChangeKind.UPDATED;
        private long last;
        private ChangeKind lastKind = ChangeKind.UPDATED;
        private Place place = Place.LIVE;
        private final @Nullable Object[] values;
        private final long[] seqs;

        private Patch(int fields) {
            values = new @Nullable Object[fields];
            seqs = new long[fields];
        }

        /** Whether it is known what a field held, since it was changed. */
        boolean knows(int field) {
            return seqs[field] != 0;
        }

        @Nullable
        Object value(int field) {
            return values[field];
        }

        Place place() {
            return place;
        }

        private void note(long seq, ChangeKind kind) {
            if (seq < first) {
                first = seq;
                firstKind = kind;
            }
            if (seq > last) {
                last = seq;
                lastKind = kind;
            }
        }

        private boolean wasThere() {
            return firstKind == ChangeKind.UPDATED
                    || firstKind == ChangeKind.ACTION
                    || firstKind == ChangeKind.DELETED;
        }
    }

    private record Early(long seq, ChangeKind kind, Instant at, String changes) {}

    private final EntityMeta entity;
    private final List<FieldMeta> fields;
    private final Undo undo;
    private final AnswerMemory.Share memory;
    private final Map<UUID, Patch> patches = new HashMap<>();
    private final Map<UUID, List<Early>> early = new HashMap<>();

    private PastChanges(Catalog catalog, EntityMeta entity, List<FieldMeta> fields, AnswerMemory.Share memory) {
        this.entity = entity;
        this.fields = List.copyOf(fields);
        this.undo = new Undo(catalog);
        this.memory = memory;
    }

    /**
     * Walks through the log.
     *
     * @param fields whose values are wanted
     * @param memory what it takes is counted here
     */
    static PastChanges since(
            Transaction transaction,
            Catalog catalog,
            Access access,
            EntityMeta entity,
            Instant moment,
            List<FieldMeta> fields,
            AnswerMemory.Share memory) {
        PastChanges changes = new PastChanges(catalog, entity, fields, memory);
        PastEntries.walk(
                transaction,
                entity.name(),
                moment,
                (seq, record, kind, at, text) -> changes.entry(moment, seq, record, kind, at, text));
        changes.addEarly();
        changes.patches.values().removeIf(patch -> !patch.wasThere());
        changes.findDeleted(transaction, catalog, access);
        return changes;
    }

    /** The records that were there then, as far as they are there now or lie in the actor's sight in the trash. */
    Map<UUID, Patch> patches() {
        return patches;
    }

    private void entry(Instant moment, long seq, UUID record, ChangeKind kind, Instant at, String changes) {
        if (at.isAfter(moment)) {
            patch(record).note(seq, kind);
            apply(record, seq, at, changes);
        } else {
            memory.grow(BYTES + changes.length());
            early.computeIfAbsent(record, first -> new ArrayList<>()).add(new Early(seq, kind, at, changes));
        }
    }

    private Patch patch(UUID record) {
        return patches.computeIfAbsent(record, first -> {
            memory.grow(BYTES + 50L * fields.size());
            return new Patch(fields.size());
        });
    }

    /** What says an earlier moment, and was done behind something later all the same. */
    private void addEarly() {
        early.forEach((record, entries) -> {
            Patch patch = patches.get(record);
            if (patch != null) {
                long first = patch.first;
                entries.stream().filter(entry -> entry.seq() > first).forEach(entry -> {
                    patch.note(entry.seq(), entry.kind());
                    apply(record, entry.seq(), entry.at(), entry.changes());
                });
            }
        });
        early.clear();
    }

    private void apply(UUID record, long seq, Instant at, String changes) {
        if (fields.isEmpty()) {
            return;
        }
        Patch patch = patch(record);
        for (Map.Entry<String, JsonNode> change : Undo.tree(changes).properties()) {
            FieldMeta field = undo.field(entity, change.getKey(), at);
            int place = field == null ? -1 : fields.indexOf(field);
            if (field != null && place >= 0 && (patch.seqs[place] == 0 || seq < patch.seqs[place])) {
                patch.seqs[place] = seq;
                put(patch, place, Undo.value(field, change.getValue().get(0)));
            }
        }
    }

    private void put(Patch patch, int place, @Nullable Object value) {
        patch.values[place] = value;
        if (value instanceof String text) {
            memory.grow(2L * text.length());
        }
    }

    /** Of what is deleted now, the trash knows what was never changed. */
    private void findDeleted(Transaction transaction, Catalog catalog, Access access) {
        List<UUID> deleted = patches.entrySet().stream()
                .filter(each -> each.getValue().lastKind == ChangeKind.DELETED
                        || each.getValue().lastKind == ChangeKind.PURGED)
                .map(Map.Entry::getKey)
                .toList();
        TrashSight sight = new TrashSight(access, entity);
        Map<UUID, Patch> seen = new HashMap<>();
        if (sight.mayDelete() && !deleted.isEmpty()) {
            try {
                new TrashTable(catalog).find(transaction, entity, deleted, kept -> {
                    UUID id = kept.row().ref().id();
                    if (sight.reads(kept.entry())) {
                        seen.put(id, patch(id));
                        fill(patch(id), kept.row(), sight.isMine(kept.entry()));
                    }
                });
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }
        deleted.stream().filter(id -> !seen.containsKey(id)).forEach(patches::remove);
    }

    private void fill(Patch patch, StoredRow row, boolean mine) {
        patch.place = mine ? Place.OWN_TRASH : Place.OTHERS_TRASH;
        for (int i = 0; i < fields.size(); i++) {
            if (patch.seqs[i] == 0) {
                patch.seqs[i] = Long.MAX_VALUE;
                put(patch, i, row.values().get(fields.get(i).name()));
            }
        }
    }
}
