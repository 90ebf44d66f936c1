package org.kontor.core.merge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.Edit;
import org.kontor.core.record.MergeOrder;
import org.kontor.core.record.Merged;
import org.kontor.core.record.Merging;
import org.kontor.core.record.Moved;
import org.kontor.core.record.UnmergeOrder;
import org.kontor.core.record.Unmerged;
import org.kontor.core.record.Unmerging;
import org.kontor.core.record.Version;

/** Merges records, remembers what that moved, and takes it back. */
public final class Merges {
    /** So many records go into another at once. */
    public static final int MOST = 20;

    private static final int PAGE = 200;
    /** Pairs of likely duplicates tell of records that went, and are settled by their own. */
    private static final EntityName PAIR = EntityName.of("system", "duplicate_pair");

    /** So long is followed into what a record went, and that, and so on. */
    private static final int FURTHEST = 20;

    private Merges() {}

    /** A merge that was done, or tried. */
    public record Done(Ref merge, Merged merged) {}

    /**
     * Refuses entities whose records are not put together.
     *
     * @throws Refusal CONFLICT
     */
    public static void requireMergeable(EntityMeta entity) {
        if (!Merging.isMergeable(entity)) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.merge_not", "Records of {entity} cannot be merged")
                            .with("entity", entity.name()));
        }
    }

    /**
     * Merges records.
     *
     * @param records of whoever does it
     * @param survivor the one that stays, with the values that were said
     * @param others those that go
     * @param from fields whose value is taken from one of them
     * @param trying whether all of it is taken back anyway
     * @throws Refusal as {@link Merging#merge}
     */
    public static Done merge(
            Records records,
            EntityName entity,
            Edit survivor,
            List<Edit> others,
            Map<String, UUID> from,
            boolean trying) {
        Records kernel = kernel(records);
        // not there for whoever does not see it
        Row stays = records.lock(Ref.of(entity, survivor.id()));
        Row made = kernel.create(
                MergeRecord.NAME,
                MergeRecord.SURVIVOR.to(stays.ref()),
                MergeRecord.ENTITY.to(entity.toString()),
                MergeRecord.STATE.to(MergeRecord.MERGED),
                MergeRecord.MERGED_BY.to(records.actor().ref()));
        UUID id = made.ref().id();
        MergeOrder order = new MergeOrder(entity, survivor, others, from, Set.of(MergeRecord.NAME, PAIR));
        Merged merged = Merging.merge(records, order, id, trying);
        MergeMapper mapper = kernel.mapper(MergeMapper.class);
        for (int at = 0; at < merged.moved().size(); at += PAGE) {
            List<Moved> some =
                    merged.moved().subList(at, Math.min(merged.moved().size(), at + PAGE));
            mapper.insertPage(id, at / PAGE, Moved.text(some));
        }
        for (int place = 0; place < merged.gone().size(); place++) {
            Version gone = merged.gone().get(place);
            mapper.insertGone(id, gone.id(), entity.toString(), gone.number(), survivor.id(), place);
        }
        kernel.update(
                made,
                MergeRecord.RECORDS.to((long) merged.gone().size()),
                MergeRecord.MOVED.to((long) merged.moved().size()),
                MergeRecord.WRITTEN.to(merged.survivor().number()));
        return new Done(made.ref(), merged);
    }

    static Records kernel(Records records) {
        return records.as(AccessPolicy.self(AccessPolicy.KERNEL));
    }

    /**
     * Takes a merge back.
     *
     * @param records of whoever does it
     * @param merge one that they see
     * @param version of its record that they read
     * @param seen the version of the record that stayed, which they read, where they decide about its fields
     * @param choices of fields that were changed since, whether each is restored
     * @param trying whether all of it is taken back anyway
     * @throws Refusal CONFLICT when it is undone already or a later one is to be undone first; and as
     *     {@link Unmerging#undo}
     */
    public static Unmerged undo(
            Records records,
            Ref merge,
            long version,
            @Nullable Long seen,
            Map<String, Boolean> choices,
            boolean trying) {
        Records kernel = kernel(records);
        records.get(merge);
        Row row = kernel.lock(merge);
        if (row.version() != version) {
            throw Refusal.of(
                    Refusal.Code.STALE,
                    Message.of("system.read_anew", "Somebody changed this meanwhile; please read it anew"));
        }
        if (!row.get(MergeRecord.STATE).equals(MergeRecord.MERGED)) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT, Message.of("system.merge_undone", "This merge is taken back already"));
        }
        Ref survivor = row.get(MergeRecord.SURVIVOR);
        requireLast(kernel, merge, survivor);
        MergeMapper mapper = kernel.mapper(MergeMapper.class);
        List<Version> gone = mapper.gone(merge.id()).stream()
                .map(each -> new Version(each.recordId(), each.version()))
                .toList();
        boolean administers = records.actor().may(AccessPolicy.ADMINISTER);
        UnmergeOrder order = new UnmergeOrder(
                survivor.entity(),
                merge.id(),
                new Version(survivor.id(), row.get(MergeRecord.WRITTEN)),
                seen,
                gone,
                row.get(MergeRecord.NAME.createdAt()),
                administers
                        || row.find(MergeRecord.MERGED_BY)
                                .filter(records.actor().ref()::equals)
                                .isPresent(),
                administers,
                choices);
        Unmerged unmerged = Unmerging.undo(records, order, () -> pages(mapper, merge.id()), trying);
        mapper.forgetPages(merge.id());
        kernel.update(kernel.get(merge), new Assignment[] {
            MergeRecord.STATE.to(MergeRecord.UNDONE),
            MergeRecord.UNDONE_BY.to(records.actor().ref())
        });
        mapper.forgetGone(merge.id());
        return unmerged;
    }

    /** Several merges into one record are taken back in the opposite order: a later one builds upon what an earlier one left. */
    private static void requireLast(Records kernel, Ref merge, Ref survivor) {
        Query later = Query.of(MergeRecord.NAME)
                .where(MergeRecord.SURVIVOR.is(survivor).and(MergeRecord.STATE.is(MergeRecord.MERGED)))
                .sort(MergeRecord.WRITTEN.descending())
                .limit(1);
        kernel.list(later).rows().stream()
                .filter(last -> !last.ref().equals(merge))
                .findFirst()
                .ifPresent(last -> {
                    throw Refusal.of(
                            Refusal.Code.CONFLICT,
                            Message.of(
                                            "system.merge_later",
                                            "Another record was merged into this one later: take that merge back first ({merge})")
                                    .with("merge", last.ref().id().toString()));
                });
    }

    /** The last page first. */
    private static Iterator<List<Moved>> pages(MergeMapper mapper, UUID merge) {
        int last = Optional.ofNullable(mapper.last(merge)).orElse(-1);
        return IntStream.rangeClosed(0, last)
                .map(page -> last - page)
                .mapToObj(page -> Moved.parse(
                        Optional.ofNullable(mapper.items(merge, page)).orElse("")))
                .iterator();
    }

    /** Into which record one went, and that one, and so on: the last of them; whoever may see it. */
    public static Optional<Ref> into(MergeMapper mapper, Ref record) {
        List<UUID> way = new ArrayList<>();
        UUID now = record.id();
        for (int i = 0; i < FURTHEST; i++) {
            UUID next = mapper.into(record.entity().toString(), now);
            if (next == null || way.contains(next)) {
                break;
            }
            way.add(next);
            now = next;
        }
        return way.isEmpty() ? Optional.empty() : Optional.of(Ref.of(record.entity(), way.getLast()));
    }

    /** Forgets what merges moved that are gone for good. */
    public static void sweep(Database database) {
        database.write(transaction -> transaction.mapper(MergeMapper.class).sweepPages());
    }
}
