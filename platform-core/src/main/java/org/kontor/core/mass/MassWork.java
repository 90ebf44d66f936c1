package org.kontor.core.mass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.database.Fault;
import org.kontor.core.meta.ShortText;
import org.kontor.core.record.MassOutcome;
import org.kontor.core.record.Obstacle;
import org.kontor.core.record.SomeRefused;
import org.kontor.core.task.KernelTask;
import org.kontor.core.task.TaskRecord;
import org.kontor.core.task.Unforeseen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a mass change's task. Which records it is about is written down first; then some of them are written at a time,
 * each time in one transaction with what became of them. Where some do not fit, these are left and named, and the others are
 * written without them.
 */
final class MassWork {
    private static final Logger LOG = LoggerFactory.getLogger(MassWork.class);
    private static final String STEP = "records";
    /** Of one record so many failures are named. */
    private static final int MOST_NAMED = 5;

    private static final int MOST_ATTEMPTS = 5;

    /** Code that fails so often is mended before it is called more: a plugin that fails too often is set aside. */
    private static final int MOST_BROKEN = 3;

    private final KernelTask task;
    private final UUID id;
    private final Pace pace = new Pace();
    private long done;
    private long total;
    private int broken;

    MassWork(KernelTask task) {
        this.task = task;
        this.id = task.record().id();
    }

    Result run() {
        Row change = whole();
        if (change.find(MassChange.MATCHED).isEmpty()) {
            new MassList(task, id).write(change);
            change = whole();
        }
        MassDeed deed = MassOrder.deed(task, change);
        total = change.find(MassChange.MATCHED).orElse(0L);
        done = Math.min(total, task.read(records -> mapper(records).closed(id)) * MassPage.SIZE);
        boolean isLast = !deed.needsOthers();
        while (true) {
            long written = round(deed, isLast);
            if (nextOpen(-1) == null) {
                return Result.show(task.record());
            }
            // those that others stood against: once more as long as others come, and then for good
            isLast = written == 0;
        }
    }

    private Row whole() {
        return task.read(records -> MassChanges.kernel(records).get(task.record()));
    }

    static MassMapper mapper(Records records) {
        return MassChanges.kernel(records).mapper(MassMapper.class);
    }

    private @Nullable Integer nextOpen(int behind) {
        return task.read(records -> mapper(records).open(id, behind));
    }

    /** Answers how many records were written. */
    private long round(MassDeed deed, boolean isLast) {
        long written = 0;
        for (Integer number = nextOpen(-1); number != null; number = nextOpen(number)) {
            int place = number;
            MassPage page = task.read(records -> MassPage.parse(place, items(records, place)));
            MassPage after = page(deed, page, isLast);
            written += after.items().stream()
                            .filter(item -> item.state() == MassPage.WRITTEN)
                            .count()
                    - page.items().stream()
                            .filter(item -> item.state() == MassPage.WRITTEN)
                            .count();
        }
        return written;
    }

    private String items(Records records, int number) {
        String items = mapper(records).items(id, number);
        if (items == null) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.mass_forgotten", "What this mass change is about is not known any more"));
        }
        return items;
    }

    private MassPage page(MassDeed deed, MassPage page, boolean isLast) {
        MassPage now = page;
        Deque<List<MassPage.Item>> open = new ArrayDeque<>(List.of(page.open()));
        while (!open.isEmpty()) {
            List<MassPage.Item> some = open.pop();
            if (some.size() > pace.size()) {
                open.push(some.subList(pace.size(), some.size()));
                some = some.subList(0, pace.size());
            }
            List<MassPage.Item> chunk = some;
            MassPage before = now;
            try {
                Fault.point("mass.records");
                pace.begin();
                now = task.held(STEP, records -> settle(records, deed, before, deed.write(records, chunk), isLast));
                pace.end(chunk.size());
                tell(chunk.size(), now, before);
            } catch (SomeRefused refused) {
                now = leave(deed, before, refused.obstacles(), isLast);
                Set<UUID> left = refused.obstacles().stream()
                        .map(Obstacle::record)
                        .collect(Collectors.toCollection(HashSet::new));
                open.push(
                        chunk.stream().filter(item -> !left.contains(item.id())).toList());
            } catch (RuntimeException failure) {
                task.check();
                boolean isRefusal = failure instanceof Refusal;
                if (isRefusal ? ((Refusal) failure).code().isOutage() : ++broken > MOST_BROKEN) {
                    throw failure;
                }
                if (chunk.size() == 1) {
                    now = leave(deed, before, List.of(obstacle(chunk.getFirst().id(), failure)), isLast);
                } else {
                    parts(chunk, isRefusal ? chunk.size() / 2 : 1).forEach(open::push);
                }
            }
            while (!open.isEmpty() && open.peek().isEmpty()) {
                open.pop();
            }
        }
        return now;
    }

    /** The last one first, as they are pushed. */
    private static List<List<MassPage.Item>> parts(List<MassPage.Item> chunk, int size) {
        List<List<MassPage.Item>> parts = new ArrayList<>();
        for (int from = 0; from < chunk.size(); from += size) {
            parts.add(chunk.subList(from, Math.min(chunk.size(), from + size)));
        }
        return parts.reversed();
    }

    private void tell(int written, MassPage now, MassPage before) {
        int settled = before.open().size() - now.open().size();
        done = Math.min(total, done + Math.max(0, Math.min(settled, written)));
        task.progress(done, total);
    }

    private MassPage leave(MassDeed deed, MassPage page, List<Obstacle> obstacles, boolean isLast) {
        List<MassOutcome> outcomes =
                obstacles.stream().collect(Collectors.groupingBy(Obstacle::record)).entrySet().stream()
                        .map(each -> MassOutcome.left(each.getKey(), each.getValue()))
                        .toList();
        for (int attempt = 1; ; attempt++) {
            try {
                MassPage after = task.held(STEP, records -> settle(records, deed, page, outcomes, isLast));
                tell(outcomes.size(), after, page);
                return after;
            } catch (Refusal refusal) {
                // one of them may have gone between being looked for and being named
                if (attempt == MOST_ATTEMPTS || refusal.code().isOutage()) {
                    throw refusal;
                }
            }
        }
    }

    private static Obstacle obstacle(UUID record, RuntimeException failure) {
        if (failure instanceof Refusal refusal) {
            return new Obstacle(record, null, Obstacle.Kind.REFUSED, refusal.text());
        }
        return new Obstacle(
                record,
                null,
                Obstacle.Kind.FAILED,
                Unforeseen.message(LOG, "The record " + record + " of a mass change", failure));
    }

    /** Notes what became of some records, in the transaction in which it did. */
    private MassPage settle(Records records, MassDeed deed, MassPage page, List<MassOutcome> outcomes, boolean isLast) {
        MassPage after = page.with(outcomes, isLast);
        MassMapper mapper = mapper(records);
        mapper.settle(id, page.number(), after.text(), !after.open().isEmpty());
        List<MassOutcome> settled = outcomes.stream()
                .filter(outcome -> isLast || outcome.kind() != MassOutcome.Kind.LEFT)
                .toList();
        mapper.count(
                id,
                count(settled, MassOutcome.Kind.WRITTEN),
                count(settled, MassOutcome.Kind.SAME),
                count(settled, MassOutcome.Kind.PASSED),
                count(settled, MassOutcome.Kind.LEFT),
                settled.stream().filter(MassOutcome::isPart).count());
        name(MassChanges.kernel(records), deed, settled);
        return after;
    }

    private static long count(List<MassOutcome> outcomes, MassOutcome.Kind kind) {
        return outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
    }

    private void name(Records kernel, MassDeed deed, List<MassOutcome> outcomes) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (MassOutcome outcome : outcomes) {
            outcome.obstacles().stream().limit(MOST_NAMED).forEach(obstacles::add);
        }
        if (obstacles.isEmpty()) {
            return;
        }
        List<Ref> named = obstacles.stream()
                .map(each -> Ref.of(deed.entity(), each.record()))
                .distinct()
                .toList();
        Set<Ref> present = kernel
                .list(Query.of(deed.entity())
                        .where(deed.entity().self().in(named))
                        .limit(MassPage.SIZE))
                .rows()
                .stream()
                .map(Row::ref)
                .collect(Collectors.toSet());
        kernel.create(
                MassFailure.NAME,
                obstacles.stream()
                        .map(each -> failure(each, Ref.of(deed.entity(), each.record()), present))
                        .toList());
    }

    private Values failure(Obstacle obstacle, Ref record, Set<Ref> present) {
        Locale locale = task.actor().locale();
        String field = obstacle.field();
        return Values.of(
                MassFailure.MASS_CHANGE.to(task.record()),
                MassFailure.ABOUT.to(present.contains(record) ? record : null),
                MassFailure.RECORD.to(record.id().toString()),
                MassFailure.FIELD.to(field == null ? null : ShortText.storable(field, 200)),
                MassFailure.KIND.to(MassFailure.choice(obstacle.kind())),
                MassFailure.REASON.to(TaskRecord.cut(task.stage().text(obstacle.reason(), locale))));
    }
}
