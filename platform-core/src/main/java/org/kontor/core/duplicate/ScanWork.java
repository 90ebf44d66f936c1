package org.kontor.core.duplicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.AllRows;
import org.kontor.core.record.IndexRow;
import org.kontor.core.record.IndexRows;
import org.kontor.core.task.KernelTask;

/**
 * Looks through all records of an entity, some at a time, each compared with those that have something in common with it. What
 * was found and how far it came are written together, so that a killed search goes on where it was.
 */
final class ScanWork {
    private static final int PAGE = 200;
    private static final long LOOK_MILLIS = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final KernelTask task;
    private final Ref scan;

    /** Two records, in one order, with their score. */
    private record Found(UUID one, UUID other, double score, boolean isCertain) {}

    ScanWork(KernelTask task) {
        this.task = task;
        this.scan = task.record();
    }

    Result run() {
        Row record = task.read(records -> DuplicateScan.kernel(records).get(scan));
        EntityName name = EntityName.parse(record.get(DuplicateScan.ENTITY));
        EntityMeta entity = task.stage()
                .catalog()
                .findMeta(name)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Code.NOT_FOUND,
                        Message.of("system.mass_no_entity", "The plugin whose records these are is not here")));
        awaitIndex();
        DuplicateModels models =
                task.read(records -> DuplicateModels.of(task.stage().catalog(), records, entity));
        long total = task.read(records -> count(records, name));
        UUID last = record.find(DuplicateScan.LAST).map(UUID::fromString).orElse(null);
        long done = record.find(DuplicateScan.COMPARED).orElse(0L);
        List<IndexRow> page = page(entity, models, last);
        while (!page.isEmpty()) {
            Set<Found> found = compare(entity, models, page);
            UUID end = page.getLast().ref().id();
            int count = page.size();
            task.held("records", records -> write(records, name, found, end, count));
            done += count;
            task.progress(Math.min(done, total), total);
            task.check();
            page = page(entity, models, end);
        }
        task.held("gone", records -> forgetGone(records, name));
        return Result.show(scan);
    }

    /** What the index does not have yet would not be found; after a restart it has to read on where it was. */
    private void awaitIndex() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!task.stage().search().awaitWhole(LOOK_MILLIS)) {
            task.check();
            if (System.nanoTime() - end > 0) {
                throw Refusal.of(
                        Refusal.Code.UNAVAILABLE,
                        Message.of(
                                "system.duplicate_building", "The search index is being made; please try again later"));
            }
        }
    }

    private static long count(Records records, EntityName entity) {
        return DuplicateScan.kernel(records)
                .list(Query.of(entity).limit(1).count())
                .count()
                .map(org.kontor.api.Page.Count::value)
                .orElse(0L);
    }

    private IndexRows rows() {
        return task.stage().rows();
    }

    private List<IndexRow> page(EntityMeta entity, DuplicateModels models, @Nullable UUID last) {
        Set<String> read = models.plain().names();
        return task.stage()
                .data()
                .reading(
                        AccessPolicy.self(AccessPolicy.KERNEL),
                        (transaction, access) ->
                                rows().after(transaction, entity, field -> read.contains(field.name()), last, PAGE));
    }

    private Set<Found> compare(EntityMeta entity, DuplicateModels models, List<IndexRow> page) {
        Map<UUID, Set<UUID>> near = new HashMap<>();
        Set<UUID> all = new HashSet<>();
        for (IndexRow row : page) {
            Set<UUID> candidates = Duplicates.near(task.stage().search(), models, entity, row.values());
            candidates.remove(row.ref().id());
            near.put(row.ref().id(), candidates);
            all.addAll(candidates);
        }
        Set<String> read = models.plain().names();
        Map<UUID, IndexRow> others = new HashMap<>();
        List<UUID> ids = List.copyOf(all);
        for (int at = 0; at < ids.size(); at += PAGE) {
            List<UUID> some = ids.subList(at, Math.min(ids.size(), at + PAGE));
            task.stage()
                    .data()
                    .reading(
                            AccessPolicy.self(AccessPolicy.KERNEL),
                            (transaction, access) ->
                                    rows().of(transaction, entity, field -> read.contains(field.name()), some))
                    .forEach(row -> others.put(row.ref().id(), row));
        }
        Set<Found> found = new LinkedHashSet<>();
        for (IndexRow row : page) {
            UUID id = row.ref().id();
            List<IndexRow> candidates = new ArrayList<>();
            near.getOrDefault(id, Set.of()).forEach(each -> {
                IndexRow other = others.get(each);
                if (other != null) {
                    candidates.add(other);
                }
            });
            Duplicates.compare(models, row.values(), candidates).forEach(likely -> {
                UUID other = likely.record();
                boolean isFirst = id.compareTo(other) < 0;
                found.add(new Found(
                        isFirst ? id : other,
                        isFirst ? other : id,
                        likely.score().value(),
                        likely.isCertain()));
            });
        }
        return found;
    }

    private int write(Records records, EntityName entity, Set<Found> found, UUID last, int count) {
        Records kernel = DuplicateScan.kernel(records);
        List<Ref> ones = found.stream()
                .map(each -> Ref.of(entity, each.one()))
                .distinct()
                .toList();
        Map<String, Row> known = new HashMap<>();
        if (!ones.isEmpty()) {
            AllRows.of(kernel, Query.of(DuplicatePair.NAME).where(DuplicatePair.ONE.in(ones)))
                    .forEach(pair -> known.put(key(pair), pair));
        }
        Set<Ref> named = new HashSet<>(ones);
        found.forEach(each -> named.add(Ref.of(entity, each.other())));
        Set<UUID> there = present(kernel, entity, named);
        List<Values> fresh = new ArrayList<>();
        for (Found each : found) {
            Row pair = known.get(each.one() + " " + each.other());
            BigDecimal score = BigDecimal.valueOf(each.score()).setScale(3, RoundingMode.HALF_UP);
            if (pair == null && there.contains(each.one()) && there.contains(each.other())) {
                fresh.add(Values.of(
                        DuplicatePair.ONE.to(Ref.of(entity, each.one())),
                        DuplicatePair.OTHER.to(Ref.of(entity, each.other())),
                        DuplicatePair.ENTITY.to(entity.toString()),
                        DuplicatePair.SCORE.to(score),
                        DuplicatePair.CERTAIN.to(each.isCertain()),
                        DuplicatePair.STATE.to(DuplicatePair.OPEN)));
            } else if (pair != null && isOtherwise(pair, score, each.isCertain())) {
                kernel.update(pair, DuplicatePair.SCORE.to(score), DuplicatePair.CERTAIN.to(each.isCertain()));
            }
        }
        if (!fresh.isEmpty()) {
            kernel.create(DuplicatePair.NAME, fresh);
        }
        Row before = kernel.get(scan);
        kernel.update(
                before,
                DuplicateScan.LAST.to(last.toString()),
                DuplicateScan.COMPARED.to(before.find(DuplicateScan.COMPARED).orElse(0L) + count),
                DuplicateScan.FOUND.to(before.find(DuplicateScan.FOUND).orElse(0L) + fresh.size()));
        return fresh.size();
    }

    /** Whether an open pair was found with another score before. */
    private static boolean isOtherwise(Row pair, BigDecimal score, boolean isCertain) {
        return pair.get(DuplicatePair.STATE).equals(DuplicatePair.OPEN)
                && (pair.get(DuplicatePair.SCORE).compareTo(score) != 0
                        || pair.get(DuplicatePair.CERTAIN) != isCertain);
    }

    /** Which of some records are not gone meanwhile. */
    private static Set<UUID> present(Records kernel, EntityName entity, Set<Ref> refs) {
        Set<UUID> there = new HashSet<>();
        if (!refs.isEmpty()) {
            AllRows.of(kernel, Query.of(entity).where(entity.self().in(refs)))
                    .forEach(row -> there.add(row.ref().id()));
        }
        return there;
    }

    private static String key(Row pair) {
        return pair.get(DuplicatePair.ONE).id() + " "
                + pair.find(DuplicatePair.OTHER).map(ref -> ref.id().toString()).orElse("");
    }

    /** Pairs of which one is gone by now. */
    private static int forgetGone(Records records, EntityName entity) {
        Records kernel = DuplicateScan.kernel(records);
        Query open = Query.of(DuplicatePair.NAME)
                .where(DuplicatePair.ENTITY.is(entity.toString()).and(DuplicatePair.STATE.is(DuplicatePair.OPEN)));
        List<Row> gone = new ArrayList<>();
        AllRows.of(kernel, open).gather(Gatherers.windowFixed(PAGE)).forEach(some -> {
            Set<Ref> others = new HashSet<>();
            some.forEach(pair -> pair.find(DuplicatePair.OTHER).ifPresent(others::add));
            Set<UUID> there = present(kernel, entity, others);
            some.stream()
                    .filter(pair -> pair.find(DuplicatePair.OTHER)
                            .map(Ref::id)
                            .filter(there::contains)
                            .isEmpty())
                    .forEach(gone::add);
        });
        gone.forEach(kernel::delete);
        return gone.size();
    }
}
