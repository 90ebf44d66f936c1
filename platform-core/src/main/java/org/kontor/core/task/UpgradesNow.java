package org.kontor.core.task;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.api.Actor;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.config.TaskConfig;
import org.kontor.core.database.Database;
import org.kontor.core.net.NetGuard;

/**
 * Runs the upgrades of a platform to their end, one after another on the thread that asks. No other task runs: on a copy of
 * a database, whatever else waits there would be done a second time.
 */
public final class UpgradesNow {
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    /**
     * What came of one.
     *
     * @param upgrade the plugin and the version, {@code fleet.upgrade 2.0}
     * @param done whether all is filled
     * @param message why not
     * @param total how many records there were to fill; 0 where they were not counted
     */
    public record Ran(String upgrade, boolean done, Optional<String> message, long total, Duration took) {}

    private final Database database;
    private final NetGuard guard;
    private final TaskConfig config;
    private final Runs runs;
    private final TaskEnd end;

    public UpgradesNow(Database database, NetGuard guard, TaskConfig config, Clock clock) {
        this.database = database;
        this.guard = guard;
        this.config = config;
        this.runs = new Runs(database.dialect(), UUID.randomUUID(), config.lease());
        this.end = new TaskEnd(runs, clock);
    }

    /** Runs all that are not done, of plugins that are there, the older ones first. */
    public List<Ran> run(TaskStage stage) {
        new Upgrades(database).start(stage);
        List<Ran> ran = new ArrayList<>();
        for (UUID task : tasks(stage)) {
            run(stage, task).ifPresent(ran::add);
        }
        return ran;
    }

    private List<UUID> tasks(TaskStage stage) {
        Set<String> here = stage.catalog().upgrades().keySet();
        List<UpgradeMapper.Note> notes = database.glance(transaction ->
                List.copyOf(transaction.mapper(UpgradeMapper.class).all()));
        return notes.stream()
                .filter(note -> note.doneAt() == null && !note.lost() && here.contains(note.plugin()))
                .sorted(Comparator.comparing(UpgradeMapper.Note::plugin)
                        .thenComparing(note -> PlannedUpgrade.number(note.version())))
                .map(note -> Objects.requireNonNull(note.taskId()))
                .distinct()
                .collect(Collectors.toList());
    }

    private Optional<Ran> run(TaskStage stage, UUID task) {
        long begun = System.nanoTime();
        database.write(transaction -> transaction.mapper(UpgradeMapper.class).atOnce(task));
        TaskMapper.Run run = end.begin(stage, task);
        if (run == null) {
            return Optional.empty();
        }
        new TaskWork(stage, run, runs, end, guard, config, new TaskLife()).run();
        Row row = stage.data().read(KERNEL, records -> records.get(Ref.of(TaskRecord.NAME, task)));
        return Optional.of(new Ran(
                run.action(),
                row.get(TaskRecord.STATE).equals(TaskRecord.DONE),
                row.find(TaskRecord.MESSAGE),
                row.find(TaskRecord.TOTAL).orElse(0L),
                Duration.ofNanos(System.nanoTime() - begun)));
    }
}
