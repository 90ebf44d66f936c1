package org.kontor.tests.wrong;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Outcome;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Rule;
import org.kontor.api.Task;
import org.kontor.api.Who;

/** Keeps in memory what belongs into the database, looks at the server's clock, and goes past the engine. */
public final class WrongPlugin implements Plugin {
    static final Permission ERR = Permission.of("wrong", "err", "Err");

    /** What is noted of the things that are made; noted in memory too, and there it stays when a transaction does not. */
    static final EntityName NOTE = EntityName.of("wrong", "note");

    static final Field<String> NOTED = NOTE.text("noted");
    static final EntityName MEMORY = EntityName.of("wrong", "memory");
    static final Field<String> REMEMBERED = MEMORY.text("remembered").required();

    /** One at a time. */
    static final EntityName DOOR = EntityName.of("wrong", "door");

    static final Field<String> KNOCK = DOOR.text("knock").required();

    /** The day is that of the server's zone. */
    static final EntityName DAY = EntityName.of("wrong", "day");

    static final Field<Instant> AT = DAY.moment("at_moment").required();
    static final Field<LocalDate> ON = DAY.date("on_day").derived();

    /** Shut for ever, but for an action that goes past the engine. */
    static final EntityName SEALED = EntityName.of("wrong", "sealed");

    static final Field<String> CONTENT = SEALED.text("content").required();

    /** A sum that is written by hand. */
    static final EntityName PURSE = EntityName.of("wrong", "purse");

    static final Field<String> OWNER = PURSE.text("holder").required();
    static final Field<Long> COINS = PURSE.integer("coins");
    static final EntityName COIN = EntityName.of("wrong", "coin");
    static final Field<Ref> IN = COIN.reference("in_purse", PURSE).required();

    private final AtomicReference<String> last = new AtomicReference<>("");
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("wrong", "Wrong")
                .entities(
                        Entity.of(NOTE, "Note", "Notes").fields(NOTED),
                        Entity.of(MEMORY, "Memory", "Memories").fields(REMEMBERED),
                        Entity.of(DOOR, "Door", "Doors").fields(KNOCK),
                        Entity.of(DAY, "Day", "Days").fields(AT, ON),
                        Entity.of(SEALED, "Seal", "Seals").fields(CONTENT),
                        Entity.of(PURSE, "Purse", "Purses").fields(OWNER, COINS),
                        Entity.of(COIN, "Coin", "Coins").fields(IN))
                .rules(SEALED, Rule.frozen(Condition.always()))
                .rules(PURSE, Rule.sum(COINS, Measure.count(), IN))
                .mappers(PastMapper.class)
                .permissions(ERR)
                .hooks(
                        Hook.within(MEMORY, this::remember),
                        Hook.before(DOOR, this::knock),
                        Hook.before(DAY, WrongPlugin::date),
                        Hook.within(COIN, WrongPlugin::steal))
                .actions(
                        Action.on(SEALED, "tamper").requires(ERR).run(call -> {
                            call.records()
                                    .mapper(PastMapper.class)
                                    .tamper(call.record().ref().id());
                            return Result.none();
                        }),
                        Action.of(ActionName.of("wrong", "forget"))
                                .requires(ERR)
                                .behind(WrongPlugin::forgetful),
                        Action.on(NOTE, "read_out")
                                .requires(ERR)
                                .by(Who.role("others.chief"))
                                .run(call -> Result.none()),
                        Action.of(ActionName.of("wrong", "hope")).requires(ERR).behind(WrongPlugin::hopeful));
    }

    private void remember(Changes changes) {
        for (Change change : changes) {
            String text = change.after().map(row -> row.get(REMEMBERED)).orElse("");
            if (!last.getAndSet(text).equals(text) && !text.isEmpty()) {
                changes.records().create(NOTE, NOTED.to(text));
            }
        }
    }

    private void knock(Drafts drafts) {
        try {
            if (inside.incrementAndGet() > 1) {
                throw Refusal.of(Refusal.Code.CONFLICT, Message.of("wrong.busy", "Somebody is at the door"));
            }
            LockSupport.parkNanos(30_000_000);
        } finally {
            inside.decrementAndGet();
        }
    }

    private static void date(Drafts drafts) {
        for (Draft draft : drafts) {
            draft.find(AT).ifPresent(at -> draft.set(ON.to(LocalDate.ofInstant(at, ZoneId.systemDefault()))));
        }
    }

    private static void steal(Changes changes) {
        changes.records().mapper(PastMapper.class).steal();
    }

    /** Its step has another name each time, and so is done anew. */
    private static Result forgetful(Task task) {
        task.write(
                "note " + UUID.randomUUID(),
                records -> records.create(NOTE, NOTED.to("once")).ref());
        task.write("end", records -> null);
        return Result.none();
    }

    /** Thinks of one outcome only. */
    private static Result hopeful(Task task) {
        Outcome.Done done = (Outcome.Done) task.outside("hope", net -> Outcome.done("well"));
        return Result.say(Message.of("wrong.hoped", "{answer}").with("answer", done.answer()));
    }
}
