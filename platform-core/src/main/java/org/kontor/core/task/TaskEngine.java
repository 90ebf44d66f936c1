package org.kontor.core.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.config.TaskConfig;
import org.kontor.core.database.Database;
import org.kontor.core.net.NetGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on this node: looks for those that are due, takes as many as there are threads, watches their deadlines, and
 * says in time that it lives. Looking reads; on H2, where writers take turns, an idle node writes nothing.
 */
public final class TaskEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskEngine.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LAST_WORD = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final int SWEPT_AT_ONCE = 500;

    private final Database database;
    private final TaskConfig config;
    private final NetGuard guard;
    private final Supplier<TaskStage> stages;
    private final Clock clock;
    private final Runs runs;
    private final TaskEnd end;
    private final Schedules schedules;
    private final Semaphore wake = new Semaphore(0);
    private final Map<UUID, RunningTask> running = new ConcurrentHashMap<>();
    /** Those whose end could not be written yet. */
    private final Map<UUID, Unwritten> unwritten = new ConcurrentHashMap<>();

    private final Thread looking;
    private long renewedAt = System.nanoTime();
    private long sweptAt = System.nanoTime();
    private boolean failing;
    private volatile boolean closed;

    /**
     * What is still to be written of a task.
     *
     * @param message why it failed; null where the database was away, and the task goes on
     */
    private record Unwritten(long fence, @Nullable Message message) {}

    public TaskEngine(
            Database database, TaskConfig config, NetGuard guard, UUID node, Supplier<TaskStage> stages, Clock clock) {
        this.database = database;
        this.config = config;
        this.guard = guard;
        this.stages = stages;
        this.clock = clock;
        this.runs = new Runs(database.dialect(), node, config.lease());
        this.end = new TaskEnd(runs, clock);
        this.schedules = new Schedules(clock);
        this.looking = Thread.ofPlatform().daemon().name("task-look").unstarted(this::look);
    }

    /** Begins; what an ended process has left on H2 is free at once. */
    public void start() {
        if (!runs.hasLeases()) {
            database.write(transaction -> transaction.mapper(TaskMapper.class).forgetNodes());
        }
        looking.start();
    }

    /** Has it look at once. */
    public void wake() {
        wake.release();
    }

    /** How many run on this node, those that hang not counted. */
    public int running() {
        return (int) running.values().stream().filter(task -> !task.hangs()).count();
    }

    /** Actions whose tasks were given up, and whose threads still have not ended. */
    public List<String> hanging() {
        return running.values().stream()
                .filter(RunningTask::hangs)
                .map(task -> task.action + " " + task.id)
                .sorted()
                .toList();
    }

    private void look() {
        while (!closed) {
            try {
                if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                if (!closed) {
                    lookOnce();
                }
                failing = false;
            } catch (InterruptedException e) {
                LOG.debug("Looks for tasks no more");
                return;
            } catch (RuntimeException e) {
                if (!closed && !failing) {
                    LOG.warn("Tasks cannot be looked for; trying again", e);
                }
                failing = true;
            }
        }
    }

    private void lookOnce() {
        renew();
        giveUpTheLate();
        writeEnds();
        try (TaskStage stage = stages.get()) {
            schedules.start(database, stage);
        }
        int free = config.threads() - running();
        if (free > 0) {
            List<UUID> due =
                    database.glance(transaction -> List.copyOf(runs.due(transaction.mapper(TaskMapper.class), free)));
            due.forEach(this::begin);
        }
        sweep();
    }

    private void renew() {
        boolean isTime = System.nanoTime() - renewedAt > config.lease().toNanos() / 3;
        if (runs.hasLeases() && isTime && !running.isEmpty()) {
            renewedAt = System.nanoTime();
            database.write(transaction -> {
                runs.renew(transaction.mapper(TaskMapper.class));
                return true;
            });
        }
    }

    private void giveUpTheLate() {
        for (RunningTask task : running.values()) {
            if (task.isLate() && task.hang()) {
                LOG.warn("The task {} of {} has passed its deadline", task.id, task.action);
                try (TaskStage stage = stages.get()) {
                    end.end(stage, task.id, task.fence, TaskRecord.FAILED, "It did not end before its deadline", null);
                }
                task.life.stop(TaskStop.lost());
            }
        }
    }

    /** Until it is written: on H2 no lease ends, and nobody else would take such a task up again. */
    private void writeEnds() {
        unwritten.forEach((id, open) -> {
            try (TaskStage stage = stages.get()) {
                if (open.message() == null) {
                    end.park(stage, id, open.fence(), TaskStop.again());
                } else {
                    end.end(
                            stage,
                            id,
                            open.fence(),
                            TaskRecord.FAILED,
                            stage.text(open.message(), Locale.ENGLISH),
                            null);
                }
                unwritten.remove(id, open);
            } catch (RuntimeException e) {
                LOG.warn("What became of the task {} still cannot be written", id, e);
            }
        });
    }

    private void begin(UUID id) {
        TaskStage stage = stages.get();
        boolean isStarted = false;
        try {
            TaskMapper.Run run = end.begin(stage, id);
            if (run == null) {
                return;
            }
            Action action = TaskWork.action(stage, run);
            Duration deadline =
                    action == null ? config.deadline() : action.deadline().orElse(config.deadline());
            RunningTask task = new RunningTask(run, deadline);
            running.put(id, task);
            TaskWork work = new TaskWork(stage, run, runs, end, guard, config, task.life);
            task.start(
                    Thread.ofPlatform().daemon().name("task-" + run.action()).unstarted(() -> work(stage, work, task)));
            isStarted = true;
        } finally {
            if (!isStarted) {
                stage.close();
            }
        }
    }

    private void work(TaskStage stage, TaskWork work, RunningTask task) {
        try (stage) {
            work.run();
        } catch (RuntimeException e) {
            unwritten.put(task.id, new Unwritten(task.fence, unwritten(task, e)));
        } finally {
            running.remove(task.id, task);
            wake();
        }
    }

    private static @Nullable Message unwritten(RunningTask task, RuntimeException failure) {
        if (failure instanceof Refusal refusal && refusal.code().isOutage()) {
            LOG.warn("What became of the task {} could not be written; it goes on later", task.id, failure);
            return null;
        }
        return Unforeseen.message(LOG, "To write what became of the task " + task.id, failure);
    }

    /** Takes out what has ended long ago. */
    private void sweep() {
        if (System.nanoTime() - sweptAt < SWEEP.toNanos()) {
            return;
        }
        Instant before = clock.instant().minus(config.keep());
        List<UUID> old = database.glance(
                transaction -> List.copyOf(transaction.mapper(TaskMapper.class).endedBefore(before, SWEPT_AT_ONCE)));
        if (old.size() < SWEPT_AT_ONCE) {
            // else there is more, and the next look goes on
            sweptAt = System.nanoTime();
        }
        if (!old.isEmpty()) {
            database.write(transaction -> {
                TaskMapper mapper = transaction.mapper(TaskMapper.class);
                old.forEach(id -> {
                    mapper.deleteFailures(id);
                    mapper.deleteSteps(id);
                    mapper.deleteRun(id);
                    mapper.deleteTask(id);
                });
                return true;
            });
        }
    }

    /** Ends after the steps that are under way; what does not end in a few seconds is left to itself. */
    @Override
    public void close() {
        closed = true;
        wake();
        List<RunningTask> last = new ArrayList<>(running.values());
        last.stream().filter(task -> !task.hangs()).forEach(task -> task.life.stopSoon(TaskStop.shutDown()));
        try {
            // a start that fails ends what never began
            if (looking.isAlive()) {
                looking.join(LAST_WORD);
            }
            long until = System.nanoTime() + LAST_WORD.toNanos();
            for (RunningTask task : last) {
                if (!task.hangs()) {
                    task.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
                }
            }
            for (RunningTask task : running.values()) {
                task.life.stop(TaskStop.shutDown());
                task.join(Duration.ofMillis(500));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
