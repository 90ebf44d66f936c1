package org.kontor.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Doers;
import org.kontor.core.config.TaskConfig;
import org.kontor.core.database.Fault;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.net.NetGuard;
import org.kontor.core.record.CallKind;
import org.kontor.core.record.GivenRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one task that this node has taken, and says what became of it. */
final class TaskWork {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWork.class);
    /** So many times a task may be taken without a step being done in between. */
    private static final int MOST_CLAIMS = 5;

    private static final Duration FOR_A_PLUGIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaskStage stage;
    private final TaskMapper.Run run;
    private final Runs runs;
    private final TaskEnd end;
    private final NetGuard guard;
    private final TaskConfig config;
    private final TaskLife life;

    TaskWork(
            TaskStage stage,
            TaskMapper.Run run,
            Runs runs,
            TaskEnd end,
            NetGuard guard,
            TaskConfig config,
            TaskLife life) {
        this.stage = stage;
        this.run = run;
        this.runs = runs;
        this.end = end;
        this.guard = guard;
        this.config = config;
        this.life = life;
    }

    /** The action, as it is declared now. */
    static @Nullable Action action(TaskStage stage, TaskMapper.Run run) {
        return Stream.concat(
                        stage.catalog().freeActions().stream(),
                        stage.catalog().all().stream().flatMap(entity -> entity.actions().stream()))
                .filter(each -> each.name().toString().equals(run.action()))
                .findFirst()
                .or(() -> PlannedUpgrade.find(stage.catalog(), run.action()).map(PlannedUpgrade::action))
                .or(() -> stage.ofKernel(run.action()))
                .orElse(null);
    }

    void run() {
        try {
            if (run.cancelled()) {
                throw TaskStop.cancelled();
            }
            if (run.claims() > MOST_CLAIMS) {
                ended(TaskRecord.FAILED, "The server ended " + MOST_CLAIMS + " times in the middle of it", null);
                return;
            }
            Action action = action(stage, run);
            if (action == null) {
                throw TaskStop.waiting(
                        FOR_A_PLUGIN, "There is no action " + run.action() + " now: its plugin is not here");
            }
            work(action);
        } catch (TaskStop stop) {
            stopped(stop);
        } catch (Refusal refusal) {
            TaskStop why = life.stopped();
            if (why != null) {
                stopped(why);
            } else if (refusal.code().isOutage()) {
                stopped(TaskStop.waiting(TaskEnd.afterTrouble(run.claims()), english(refusal)));
            } else {
                ended(TaskRecord.FAILED, english(refusal), null);
            }
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failed) {
            TaskStop why = life.stopped();
            if (why != null) {
                stopped(why);
            } else if (SqlErrors.isMissing(failed)) {
                LOG.warn("The task {} of {} met a change of the model", run.taskId(), run.action(), failed);
                stopped(TaskStop.behind());
            } else {
                String said = Unforeseen.text(
                        stage, Locale.ENGLISH, LOG, "The task " + run.taskId() + " of " + run.action(), failed);
                Fault.point("task.broke");
                ended(TaskRecord.FAILED, said, null);
            }
        }
    }

    private void work(Action action) {
        Actor actor = actor();
        if (!Doers.may(action, stage.policy().of(actor))) {
            ended(TaskRecord.FAILED, "Whoever started it may not run it any more", null);
            return;
        }
        StepStore steps = new TaskSteps(stage, runs, actor, run.taskId(), run.fence());
        Ref record = run.onEntity() == null ? null : record(run.onEntity(), run.onId());
        List<Assignment> input = input(action);
        ActionTask task = new ActionTask(
                stage,
                action,
                run.taskId(),
                record,
                values(input),
                new RunningSteps(
                        stage,
                        actor,
                        steps,
                        new OutsideStep(steps, guard, life, config.repeatAfter()),
                        life,
                        actor.locale()),
                life);
        AtomicReference<ResultText> result = new AtomicReference<>();
        if (action.task().isPresent()) {
            stage.callbacks()
                    .run(
                            CallKind.TASK,
                            action.name().plugin(),
                            "action " + action.name(),
                            () -> result.set(ResultText.of(
                                    stage, action, action.task().get().apply(task), actor.locale())));
        } else {
            result.set(now(steps, action, record, input, actor));
        }
        TaskStop swallowed = life.stopped();
        if (swallowed != null) {
            throw swallowed;
        }
        task.show();
        ended(TaskRecord.DONE, result.get().message(), result.get());
    }

    /** An action that runs in one transaction. */
    private ResultText now(StepStore steps, Action action, @Nullable Ref record, List<Assignment> input, Actor actor) {
        return steps.inside("run", TaskStep.WRITE, inside -> {
            Row on = record == null ? null : inside.records().get(record);
            Result result = GivenRecords.run(inside.records(), action.name(), on, input);
            inside.note(StepMark.of(TaskStep.WRITE, TaskStep.DONE));
            return ResultText.of(stage, action, result, actor.locale());
        });
    }

    private static Ref record(String entity, @Nullable UUID id) {
        return new Ref(EntityName.parse(entity), Objects.requireNonNull(id, "id"));
    }

    /** As whom it runs, by the rights they have now. */
    private Actor actor() {
        String plugin = run.plugin();
        UUID user = run.userId();
        if (plugin != null) {
            return AccessPolicy.self(plugin);
        }
        if (user == null) {
            throw new IllegalStateException("a task of nobody");
        }
        try {
            return stage.policy().actor(user, run.tokenId());
        } catch (Refusal gone) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.task_of_nobody", "Whoever started it is not active any more"),
                    gone);
        }
    }

    private List<Assignment> input(Action action) {
        try {
            String text = stage.data()
                    .read(
                            AccessPolicy.self(AccessPolicy.KERNEL),
                            records -> records.find(Ref.of(TaskRecord.NAME, run.taskId()))
                                    .flatMap(task -> task.find(TaskRecord.INPUT))
                                    .orElse(""));
            return stage.parser().input(action, JSON.readTree(text.isEmpty() ? "{}" : text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input of a task cannot be read", e);
        }
    }

    private static Map<String, Object> values(List<Assignment> input) {
        Map<String, Object> values = new HashMap<>();
        for (Assignment each : input) {
            if (each instanceof Assignment.Value value && value.value() != null) {
                values.put(value.field().name(), value.value());
            }
        }
        return values;
    }

    private String english(Refusal refusal) {
        return stage.text(refusal.text(), Locale.ENGLISH);
    }

    private void stopped(TaskStop stop) {
        if (stop.isInVain() && run.claims() >= MOST_CLAIMS) {
            ended(TaskRecord.FAILED, "What it works on is not as it is declared: the server's log says more", null);
            return;
        }
        switch (stop.kind()) {
            case LOST -> LOG.info("The task {} is not this server's any more", run.taskId());
            case CANCELLED -> ended(TaskRecord.CANCELLED, null, null);
            case PARKED -> {
                end.park(stage, run.taskId(), run.fence(), stop);
                Fault.point("task.parked");
            }
        }
    }

    private void ended(Choice state, @Nullable String message, @Nullable ResultText result) {
        if (!end.end(stage, run.taskId(), run.fence(), state, message, result)) {
            LOG.info("The task {} was ended by somebody else", run.taskId());
        }
    }
}
