package org.kontor.core.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.EntityMeta;

/**
 * Carries out lines of many and takes them back, and tells what would become of each, as if those before it that fit were
 * done. What fits by itself but not behind others, as the second of two lines that give one number, is found by halving.
 */
final class BulkTrial {
    /** So often lines are tried together; what is not found out then is told as it would be alone. */
    private static final int MOST_TRIES = 100;

    private final Desk desk;
    private final Caller caller;
    private final EntityMeta entity;

    private final Map<Integer, BulkLine.Done> done = new HashMap<>();
    private final Map<Integer, RuntimeException> failures = new HashMap<>();
    private int tries;

    /** What would become of a line: one of the two. */
    record Tried(
            int line,
            BulkLine.@Nullable Done done,
            @Nullable RuntimeException failure) {}

    BulkTrial(Desk desk, Caller caller, EntityMeta entity) {
        this.desk = desk;
        this.caller = caller;
        this.entity = entity;
    }

    List<Tried> of(List<BulkLine> lines) {
        Optional<RuntimeException> failure = attempt(lines);
        if (failure.isPresent() && lines.size() == 1) {
            failures.put(lines.getFirst().number(), failure.get());
        } else if (failure.isPresent()) {
            together(new ArrayList<>(), alone(lines));
        }
        return lines.stream()
                .map(line -> {
                    RuntimeException why = failures.get(line.number());
                    return new Tried(line.number(), why == null ? done.get(line.number()) : null, why);
                })
                .toList();
    }

    /** Those that fit when each is tried by itself, behind what other lines do with the same record. */
    private List<BulkLine> alone(List<BulkLine> lines) {
        List<BulkLine> fitting = new ArrayList<>();
        RuntimeException outage = null;
        for (BulkLine line : lines) {
            List<BulkLine> behind = new ArrayList<>(fitting.stream()
                    .filter(before ->
                            before.record().isPresent() && before.record().equals(line.record()))
                    .toList());
            behind.add(line);
            Optional<RuntimeException> failure = outage == null ? attempt(behind) : Optional.of(outage);
            if (failure.isEmpty()) {
                fitting.add(line);
            } else {
                failures.put(line.number(), failure.get());
                // a database that does not answer is not asked again for each line
                outage = BulkResource.isAway(failure.get()) ? failure.get() : null;
            }
        }
        return fitting;
    }

    /** Finds those that do not fit behind lines that are sure. */
    private void together(List<BulkLine> sure, List<BulkLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<BulkLine> all = new ArrayList<>(sure);
        all.addAll(lines);
        Optional<RuntimeException> failure = tries++ < MOST_TRIES ? attempt(all) : Optional.empty();
        if (failure.isEmpty()) {
            sure.addAll(lines);
        } else if (lines.size() == 1) {
            failures.put(lines.getFirst().number(), failure.get());
        } else {
            together(sure, lines.subList(0, lines.size() / 2));
            together(sure, lines.subList(lines.size() / 2, lines.size()));
        }
    }

    private Optional<RuntimeException> attempt(List<BulkLine> lines) {
        try {
            desk.attempt(caller, visit -> BulkLine.carryOut(lines, entity.name(), visit, desk.services()))
                    .forEach(each -> done.put(each.line(), each));
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure);
        }
    }
}
