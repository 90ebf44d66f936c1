package org.kontor.core.task;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kontor.api.Actor;
import org.kontor.api.Hook;
import org.kontor.api.LoggedChange;
import org.kontor.api.Refusal;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.change.LogBatch;
import org.kontor.core.config.TaskConfig;
import org.kontor.core.net.NetGuard;
import org.kontor.core.record.CallKind;

/** One run of a hook's code for a batch, on a thread of its own: plugins' code may loop, and is given up then. */
final class AfterRun {
    private static final Duration LAST_WORD = Duration.ofSeconds(5);
    private static final Duration CUT = Duration.ofMillis(500);

    private final String plugin;
    private final Hook.After hook;
    private final TaskStage stage;
    private final TaskLife life = new TaskLife();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> asked = new CompletableFuture<>();

    AfterRun(String plugin, Hook.After hook, TaskStage stage) {
        this.plugin = plugin;
        this.hook = hook;
        this.stage = stage;
    }

    /** Which code it runs. */
    Hook.After hook() {
        return hook;
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    /** Has it end with its next step. */
    void stop() {
        life.stopSoon(TaskStop.shutDown());
        asked.complete(true);
    }

    /**
     * Runs it, and waits for it until it is late or told to stop. The stage is closed with the thread, however long that
     * lasts.
     *
     * @throws IllegalStateException with the reason, when it did not end well
     */
    void run(LogBatch batch, List<LoggedChange> changes, NetGuard guard, TaskConfig config) {
        Thread.ofPlatform()
                .daemon()
                .name("after-" + plugin + "-" + hook.entity())
                .start(() -> {
                    try (stage) {
                        end(() -> work(batch, changes, guard, config));
                    }
                });
        try {
            CompletableFuture.anyOf(ended, asked).get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended.isDone()) {
                endSoon();
            }
            ended.get();
        } catch (TimeoutException late) {
            life.stop(TaskStop.lost());
            throw new IllegalStateException("It did not end before its deadline");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw new IllegalStateException(cause == null ? null : cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops");
        }
    }

    private void end(Runnable work) {
        try {
            work.run();
            ended.complete(true);
        } catch (Throwable failed) { // whatever it is, the reader must hear that it is over
            ended.completeExceptionally(new IllegalStateException(reason(failed), failed));
        }
    }

    private void endSoon() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            ended.get(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stays) {
            life.stop(TaskStop.shutDown());
            ended.get(CUT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void work(LogBatch batch, List<LoggedChange> changes, NetGuard guard, TaskConfig config) {
        Actor self = AccessPolicy.self(plugin);
        HookSteps steps = new HookSteps(stage, self, batch);
        OutsideStep outside = new OutsideStep(steps, guard, life, config.repeatAfter());
        HookTask task = new HookTask(new RunningSteps(stage, self, steps, outside, life, Locale.ENGLISH));
        stage.callbacks()
                .run(
                        CallKind.AFTER,
                        plugin,
                        "hook after " + hook.entity(),
                        () -> hook.code().accept(task, changes));
        TaskStop swallowed = life.stopped();
        if (swallowed != null) {
            throw swallowed;
        }
    }

    /** What an administrator reads. */
    private String reason(Throwable failed) {
        if (failed instanceof Refusal refusal) {
            return stage.text(refusal.text(), Locale.ENGLISH);
        }
        Throwable cause = failed.getCause();
        return cause == null ? String.valueOf(failed.getMessage()) : failed.getMessage() + ": " + cause.getMessage();
    }
}
