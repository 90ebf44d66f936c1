package org.kontor.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
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
    private static final long BYTES = 220;

    private static final long BYTES_OF_FIELD = 30;

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
            return firstKind == ChangeKind.UPDATED || firstKind == ChangeKind.ACTION || firstKind == ChangeKind.DELETED;
        }
    }

    private final EntityMeta entity;
    private final List<FieldMeta> fields;
    private final Undo undo;
    private final AnswerMemory.Share memory;
    private final Map<UUID, Patch> patches = new HashMap<>();

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
        PastEntries.walk(transaction, entity.name(), moment, changes::later);
        // what says an earlier moment, and was done behind something later all the same
        changes.patches.values().stream()
                .mapToLong(patch -> patch.first)
                .min()
                .ifPresent(
                        first -> PastEntries.walkBefore(transaction, entity.name(), moment, first, changes::earlier));
        changes.patches.values().removeIf(patch -> !patch.wasThere());
        changes.findDeleted(transaction, catalog, access);
        return changes;
    }

    /** The records that were there then, as far as they are there now or lie in the actor's sight in the trash. */
    Map<UUID, Patch> patches() {
        return patches;
    }

    private void later(long seq, UUID record, ChangeKind kind, Instant at, String changes) {
        apply(record, patch(record), seq, kind, at, changes);
    }

    private void earlier(long seq, UUID record, ChangeKind kind, Instant at, String changes) {
        Patch patch = patches.get(record);
        if (patch != null && seq > patch.first) {
            apply(record, patch, seq, kind, at, changes);
        }
    }

    private Patch patch(UUID record) {
        return patches.computeIfAbsent(record, first -> {
            grow(BYTES + BYTES_OF_FIELD * fields.size());
            return new Patch(fields.size());
        });
    }

    private void apply(UUID record, Patch patch, long seq, ChangeKind kind, Instant at, String changes) {
        patch.note(seq, kind);
        if (fields.isEmpty()) {
            return;
        }
        for (Map.Entry<String, JsonNode> change : Undo.tree(changes).properties()) {
            FieldMeta field = undo.field(entity, change.getKey(), at);
            int place = field == null ? -1 : fields.indexOf(field);
            if (field != null && place >= 0 && (patch.seqs[place] == 0 || seq < patch.seqs[place])) {
                patch.seqs[place] = seq;
                put(patch, place, Undo.value(field, record, change.getValue().get(0)));
            }
        }
    }

    private void grow(long bytes) {
        try {
            memory.grow(bytes);
        } catch (Refusal full) {
            throw Refusal.of(
                    Refusal.Code.TOO_LARGE,
                    Message.of(
                                    "system.past_too_much",
                                    "So much of {entity} was changed since that moment that it does not fit into memory now;"
                                            + " ask for a later one")
                            .with("entity", entity.name()));
        }
    }

    private void put(Patch patch, int place, @Nullable Object value) {
        patch.values[place] = value;
        if (value instanceof String text) {
            grow(2L * text.length());
        }
    }

    /** Of what is deleted now, the trash knows what was never changed. */
    private void findDeleted(Transaction transaction, Catalog catalog, Access access) {
        List<UUID> deleted = patches.entrySet().stream()
                .filter(each ->
                        each.getValue().lastKind == ChangeKind.DELETED || each.getValue().lastKind == ChangeKind.PURGED)
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
