package org.kontor.core.record;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.access.Access;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.LogCut;
import org.kontor.core.change.NewChange;
import org.kontor.core.change.PastEntries;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;

/**
 * Records as they were: what is there now, or lies in the trash, with everything undone that the change log says was done
 * since. Who may see a record now sees what it was, and of its fields those that are open to them now.
 */
final class PastStates {
    /** A record may have come back from the trash a few times since its values were written. */
    private static final int MOST_ROUNDS = 5;

    private final Catalog catalog;
    private final RecordReader reader;
    private final TrashTable trash;
    private final Undo undo;

    PastStates(Catalog catalog, RecordReader reader) {
        this.catalog = catalog;
        this.reader = reader;
        this.trash = new TrashTable(catalog);
        this.undo = new Undo(catalog);
    }

    /**
     * A record as it was.
     *
     * @throws Refusal NOT_FOUND when it is out of sight or was not there, MALFORMED when the change log does not reach back
     *     so far
     */
    PastRow get(Transaction transaction, Access access, EntityMeta entity, UUID id, AsOf asOf) {
        PastRow now = now(transaction, access, entity, List.of(id), null).get(id);
        if (now == null) {
            throw Reasons.notFound();
        }
        return switch (asOf) {
            case AsOf.Moment at -> {
                requireKept(transaction, at.moment());
                yield Optional.ofNullable(then(transaction, entity, Map.of(id, now), at.moment())
                                .get(id))
                        .orElseThrow(PastStates::wasNotThere);
            }
            case AsOf.Version version -> ofVersion(transaction, entity, now, version.number());
        };
    }

    /** As it is now, or as it was when it was deleted. */
    PastRow latest(Transaction transaction, Access access, EntityMeta entity, UUID id) {
        return Optional.ofNullable(
                        now(transaction, access, entity, List.of(id), null).get(id))
                .orElseThrow(Reasons::notFound);
    }

    /**
     * Of some records those that are in sight and were there, as they were, in the order of the ids.
     *
     * @param memory what they take is counted here
     */
    Map<UUID, PastRow> at(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Collection<UUID> ids,
            Instant moment,
            AnswerMemory.Share memory) {
        return then(transaction, entity, now(transaction, access, entity, ids, memory), moment);
    }

    /**
     * Refuses to answer of a moment before which entries are missing.
     *
     * @throws Refusal MALFORMED
     */
    static void requireKept(Transaction transaction, Instant moment) {
        PastEntries.cutOff(transaction).filter(cut -> moment.isBefore(cut.at())).ifPresent(cut -> {
            throw cutOff(cut);
        });
    }

    private static Refusal cutOff(LogCut cut) {
        return Refusal.of(
                Refusal.Code.MALFORMED,
                Message.of(
                                "system.past_cut",
                                "The change log is kept from {at} on; how things were before is not known any more")
                        .with("at", cut.at()));
    }

    private static Refusal wasNotThere() {
        return Refusal.of(
                Refusal.Code.NOT_FOUND, Message.of("system.past_absent", "The record was not there at that moment"));
    }

    /** What is in sight of some records: as they are, or as they lie in the trash. */
    private Map<UUID, PastRow> now(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Collection<UUID> ids,
            AnswerMemory.@Nullable Share memory) {
        Map<UUID, OpenFields> open = reader.open(transaction, access, entity, ids);
        Map<UUID, PastRow> found = new HashMap<>();
        for (StoredRow row : reader.wholeFor(transaction, access, entity, open.keySet(), memory)) {
            UUID id = row.ref().id();
            found.put(id, new PastRow(row, Objects.requireNonNull(open.get(id)), false));
        }
        List<UUID> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        TrashSight sight = new TrashSight(access, entity);
        if (!missing.isEmpty() && sight.mayDelete()) {
            try {
                for (TrashTable.Kept kept : trash.find(transaction, entity, missing)) {
                    if (sight.reads(kept.entry())) {
                        if (memory != null) {
                            memory.grow(HeldSize.of(kept.row()));
                        }
                        found.put(kept.row().ref().id(), new PastRow(kept.row(), sight.open(kept.entry()), true));
                    }
                }
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }
        Map<UUID, PastRow> inOrder = new LinkedHashMap<>();
        for (UUID id : ids) {
            PastRow row = found.get(id);
            if (row != null) {
                inOrder.put(id, row);
            }
        }
        return inOrder;
    }

    /** A record on the way back: what it holds, and the first of what was done later, as far as that was seen. */
    private final class Undoing {
        private final StoredRow now;
        private final Map<String, @Nullable Object> values;
        private @Nullable ChangeEntry first;

        Undoing(StoredRow now) {
            this.now = now;
            this.values = new HashMap<>(now.values());
        }

        void undo(ChangeEntry entry) {
            undo.apply(
                    now.entity(),
                    now.ref().id(),
                    values,
                    entry.change().changes(),
                    entry.change().at());
            first = entry;
        }

        StoredRow row(long version) {
            return first == null ? now : new StoredRow(now.entity(), now.ref().id(), version, values);
        }
    }

    private Map<UUID, PastRow> then(
            Transaction transaction, EntityMeta entity, Map<UUID, PastRow> now, Instant moment) {
        Map<UUID, Undoing> undoing = new HashMap<>();
        now.forEach((id, row) -> undoing.put(id, new Undoing(row.row())));
        List<UUID> ids = List.copyOf(now.keySet());
        for (int from = 0; from < ids.size(); from += PastEntries.AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + PastEntries.AT_ONCE));
            PastEntries.after(
                    transaction,
                    entity.name(),
                    some,
                    moment,
                    entry -> Objects.requireNonNull(
                                    undoing.get(entry.change().record().id()))
                            .undo(entry));
        }
        Map<UUID, Long> versions = versions(transaction, entity, undoing);
        Map<UUID, PastRow> then = new LinkedHashMap<>();
        now.forEach((id, row) -> {
            Undoing undone = Objects.requireNonNull(undoing.get(id));
            ChangeEntry first = undone.first;
            if (first == null ? !row.isDeleted() : wasThere(first)) {
                then.put(
                        id,
                        row.with(undone.row(versions.getOrDefault(id, row.row().version()))));
            }
        });
        stamp(transaction, entity, then, now);
        return then;
    }

    /** Which versions records had before the first of what was done to them later. */
    private static Map<UUID, Long> versions(Transaction transaction, EntityMeta entity, Map<UUID, Undoing> undoing) {
        Map<UUID, Long> versions = new HashMap<>();
        Map<UUID, ChangeEntry> unclear = new HashMap<>();
        Map<UUID, Long> asked = new HashMap<>();
        undoing.forEach((id, undone) -> {
            ChangeEntry first = undone.first;
            if (first != null) {
                versions.put(id, version(first));
                if (first.change().kind() == ChangeKind.ACTION) {
                    unclear.put(id, first);
                    asked.put(id, first.change().version());
                }
            }
        });
        // an action that changed nothing made no version: another entry did
        makers(transaction, entity, asked).forEach((id, maker) -> {
            if (maker.seq() < Objects.requireNonNull(unclear.get(id)).seq()) {
                versions.put(id, maker.change().version());
            }
        });
        return versions;
    }

    private static boolean wasThere(ChangeEntry first) {
        return switch (first.change().kind()) {
            case UPDATED, ACTION, DELETED -> true;
            case CREATED, RESTORED, PURGED -> false;
        };
    }

    private PastRow ofVersion(Transaction transaction, EntityMeta entity, PastRow now, long version) {
        Ref ref = now.row().ref();
        if (version > now.row().version() || version < 1) {
            throw Refusal.of(
                    Refusal.Code.NOT_FOUND,
                    Message.of("system.past_no_version", "The record has no version {version}")
                            .with("version", version));
        }
        Undoing undoing = new Undoing(now.row());
        PastEntries.after(transaction, ref, version, undoing::undo);
        ChangeEntry first = undoing.first;
        boolean isKnown = first == null ? now.row().version() == version : wasThere(first) && version(first) == version;
        if (!isKnown) {
            throw PastEntries.cutOff(transaction).map(PastStates::cutOff).orElseGet(PastStates::wasNotThere);
        }
        Map<UUID, PastRow> then = new HashMap<>();
        then.put(ref.id(), now.with(undoing.row(version)));
        stamp(transaction, entity, then, Map.of(ref.id(), now));
        return Objects.requireNonNull(then.get(ref.id()));
    }

    /** Of an entry that made a version, or deleted one: which there was before it. */
    private static long version(ChangeEntry entry) {
        NewChange change = entry.change();
        return change.kind() == ChangeKind.DELETED ? change.version() : change.version() - 1;
    }

    private static Map<UUID, ChangeEntry> makers(Transaction transaction, EntityMeta entity, Map<UUID, Long> versions) {
        Map<UUID, ChangeEntry> makers = new HashMap<>();
        List<UUID> ids = List.copyOf(versions.keySet());
        for (int from = 0; from < ids.size(); from += PastEntries.AT_ONCE) {
            Map<UUID, Long> some = new HashMap<>(versions);
            some.keySet().retainAll(Set.copyOf(ids.subList(from, Math.min(ids.size(), from + PastEntries.AT_ONCE))));
            makers.putAll(PastEntries.makers(transaction, entity.name(), some));
        }
        return makers;
    }

    /** Says of those that are not what they are now when they were changed last then, and by whom. */
    private void stamp(Transaction transaction, EntityMeta entity, Map<UUID, PastRow> then, Map<UUID, PastRow> now) {
        Map<UUID, Long> open = new HashMap<>();
        then.forEach((id, row) -> {
            PastRow current = now.get(id);
            if (current != null && current.row() != row.row()) {
                row.row().values().put("updated_at", null);
                row.row().values().put("updated_by", null);
                open.put(id, row.row().version());
            }
        });
        for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            Map<UUID, ChangeEntry> makers = makers(transaction, entity, open);
            Map<UUID, Long> next = new HashMap<>();
            open.forEach((id, version) -> {
                ChangeEntry maker = makers.get(id);
                if (maker != null && maker.change().kind() == ChangeKind.RESTORED) {
                    next.put(id, version - 1);
                } else {
                    stamp(Objects.requireNonNull(then.get(id)).row().values(), version, maker);
                }
            });
            open.clear();
            open.putAll(next);
        }
    }

    private static void stamp(Map<String, @Nullable Object> values, long version, @Nullable ChangeEntry maker) {
        if (maker != null) {
            values.put("updated_at", maker.change().at());
            values.put("updated_by", new Ref(CatalogBuilder.USER, maker.change().actorId()));
        } else if (version == 1) {
            values.put("updated_at", values.get("created_at"));
            values.put("updated_by", values.get("created_by"));
        }
    }
}
