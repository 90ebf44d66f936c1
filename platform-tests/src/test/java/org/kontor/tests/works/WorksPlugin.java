package org.kontor.tests.works;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Background;
import org.kontor.api.Call;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Outcome;
import org.kontor.api.Outside;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Running;
import org.kontor.api.Task;

/** Items that are worked on behind requests, on a schedule and without end. */
public final class WorksPlugin implements Plugin {
    /** While a test sets it, the action hang does not return. */
    public static final String HANG = "kontor.test.hang";

    static final EntityName ITEM = EntityName.of("works", "item");
    static final Field<String> LABEL = ITEM.text("label").required();
    static final Field<Long> DONE = ITEM.integer("times");

    static final Permission WORK = Permission.of("works", "work", "Work");

    private static final ActionName SUM = ActionName.of("works", "sum");
    private static final Field<BigDecimal> LEFT = SUM.decimal("left_number").required();
    private static final Field<BigDecimal> RESULT = SUM.decimal("sum").required();
    private static final ActionName START = ActionName.of("works", "start");
    private static final Field<String> NAME = START.text("name").required();
    private static final Field<Boolean> REFUSE = START.yesNo("refuse");

    private final AtomicInteger tries = new AtomicInteger();

    @Override
    public Contribution contribute(PluginContext context) {
        Actor self = context.self();
        return Contribution.of("works", "Works")
                .entities(Entity.of(ITEM, "Item", "Items").fields(LABEL, DONE).title(LABEL))
                .permissions(WORK)
                .actions(
                        free("all").behind(WorksPlugin::all),
                        free("hang").deadline(Duration.ofSeconds(1)).behind(WorksPlugin::hang),
                        free("repeat").behind(this::repeat),
                        free("garbage").behind(task -> {
                            task.write("garbage", records -> {
                                records.create(ITEM, LABEL.to("garbage"));
                                return new Object();
                            });
                            return Result.none();
                        }),
                        free("odd").behind(task -> {
                            throw Refusal.of(
                                    Refusal.Code.CONFLICT,
                                    Message.of("works.odd", "{text}").with("text", "odd \0 letters \ud800"));
                        }),
                        free("none").behind(task -> Result.none()),
                        free("lines").behind(task -> {
                            throw Refusal.of(
                                    Refusal.Code.CONFLICT,
                                    Message.of("works.lines", "{text}")
                                            .with("text", "one\n\ttwo\u0007 " + "and more ".repeat(500)));
                        }),
                        free("broken").behind(task -> {
                            throw new IllegalStateException("one\n\ttwo\u0007 " + "and more ".repeat(500));
                        }),
                        free("each_broken").behind(task -> {
                            task.each("each", Query.of(ITEM).where(LABEL.startsWith("lines")), (records, item) -> {
                                throw new IllegalStateException("one\n\ttwo\u0007 " + "and more ".repeat(500));
                            });
                            return Result.none();
                        }),
                        free("slow").behind(WorksPlugin::slow),
                        free("tick").every(Duration.ofSeconds(1)).run(call -> tick(call, self)),
                        Action.of(SUM)
                                .requires(WORK)
                                .input(LEFT)
                                .output(RESULT)
                                .run(call -> call.get(LEFT).signum() < 0
                                        ? Result.values()
                                        : Result.values(RESULT.to(call.get(LEFT).add(BigDecimal.ONE)))),
                        Action.of(START).requires(WORK).input(NAME, REFUSE).run(WorksPlugin::start),
                        Action.on(ITEM, "mark").requires(WORK).behind(WorksPlugin::mark))
                .backgrounds(Background.single("beat", WorksPlugin::beat));
    }

    private static Action free(String name) {
        return Action.of(ActionName.of("works", name)).requires(WORK);
    }

    private static Result all(Task task) {
        Task.Tally tally = task.each("all", Query.of(ITEM).where(LABEL.startsWith("each")), WorksPlugin::once);
        task.progress(tally.done(), tally.done() + tally.failed());
        return Result.say(Message.of("works.counted", "{done} done, {failed} failed")
                .with("done", tally.done())
                .with("failed", tally.failed()));
    }

    private static void once(Records records, Row item) {
        records.update(item, DONE.to(item.find(DONE).orElse(0L) + 1));
        if (item.get(LABEL).endsWith("bad")) {
            throw Refusal.of(Refusal.Code.CONFLICT, Message.of("works.bad", "It is a bad one"));
        }
    }

    private static Result hang(Task task) {
        task.write("begun", records -> null);
        while (Boolean.getBoolean(HANG)) {
            LockSupport.parkNanos(10_000_000);
        }
        task.write("late", records -> {
            records.create(ITEM, LABEL.to("written too late"));
            return null;
        });
        return Result.none();
    }

    private Result repeat(Task task) {
        Outcome outcome = task.outside(
                "again",
                Outside.repeatable(net -> tries.incrementAndGet() < 3
                        ? Outcome.unknown("try " + tries.get())
                        : Outcome.done("tries " + tries.getAndSet(0))));
        return Result.say(Message.of("works.outcome", "{outcome}").with("outcome", outcome.toString()));
    }

    private static Result slow(Task task) {
        for (int i = 0; i < 1000; i++) {
            task.write("step " + i, records -> null);
            LockSupport.parkNanos(20_000_000);
        }
        return Result.none();
    }

    private static Result tick(Call call, Actor self) {
        call.records().as(self).create(ITEM, LABEL.to("tick"));
        return Result.none();
    }

    private static Result start(Call call) {
        String name = call.get(NAME);
        ActionName action = ActionName.of(name.startsWith("absent") ? "absent" : "works", name);
        call.records().later(action);
        if (call.find(REFUSE).orElse(false)) {
            throw Refusal.of(Refusal.Code.CONFLICT, Message.of("works.refused", "Not after all"));
        }
        return Result.none();
    }

    private static Result mark(Task task) {
        task.write("mark", records -> {
            Row item = records.get(task.record());
            return records.update(item, DONE.to(item.find(DONE).orElse(0L) + 1)).ref();
        });
        return Result.show(task.record());
    }

    private static void beat(Running running) throws InterruptedException {
        do {
            running.write(records -> records.create(ITEM, LABEL.to("beat")));
        } while (!running.awaitStop(Duration.ofMillis(200)));
    }
}
