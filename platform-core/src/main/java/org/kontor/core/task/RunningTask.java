package org.kontor.core.task;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task on this node, as the engine watches it. */
final class RunningTask {
    final UUID id;
    final String action;
    final long fence;
    final TaskLife life = new TaskLife();
    private final long startedAt = System.nanoTime();
    private final Duration deadline;
    private @Nullable Thread thread;
    private boolean hangs;

    RunningTask(TaskMapper.Run run, Duration deadline) {
        this.id = run.taskId();
        this.action = run.action();
        this.fence = run.fence();
        this.deadline = deadline;
    }

    void start(Thread started) {
        thread = started;
        started.start();
    }

    boolean isLate() {
        return System.nanoTime() - startedAt > deadline.toNanos();
    }

    /** Answers whether it was not known before. */
    boolean hang() {
        boolean first = !hangs;
        hangs = true;
        return first;
    }

    boolean hangs() {
        return hangs;
    }

    void join(Duration atMost) throws InterruptedException {
        if (thread != null) {
            thread.join(atMost);
        }
    }
}
