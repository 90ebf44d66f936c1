package org.kontor.tests.echo;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.LoggedChange;
import org.kontor.api.Outcome;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Task;
import org.kontor.api.Verb;

/** Notes each change of a box, and answers changes of its own notes. */
public final class EchoPlugin implements Plugin {
    /** What the version says that is loaded next. */
    public static final String VERSION = "kontor.test.echo.version";
    /** While a test sets it, what is labelled bad cannot be noted. */
    public static final String BAD = "kontor.test.echo.bad";
    /** While a test sets it, what is labelled hang does not end. */
    public static final String HANG = "kontor.test.echo.hang";
    /** How often something was done outside. */
    public static final String OUTSIDE = "kontor.test.echo.outside";

    static final EntityName BOX = EntityName.of("every", "box");
    static final Field<String> LABEL = BOX.text("label");
    static final Field<String> LOCK = BOX.text("lock_code");

    static final EntityName COPY = EntityName.of("echo", "copy");
    static final Field<String> OF = COPY.text("box").required();
    static final Field<Long> ENTRY = COPY.integer("entry");
    static final Field<String> WHAT = COPY.text("what");
    static final Field<String> BEFORE = COPY.text("label_before");
    static final Field<String> AFTER = COPY.text("label_after");
    static final Field<String> FIELDS = COPY.text("changed_fields");
    static final Field<String> LOCK_SEEN = COPY.text("lock_seen");
    static final Field<String> NOW = COPY.text("label_now");
    static final Field<String> OUTCOME = COPY.text("outcome");
    static final Field<String> BY = COPY.text("by_version");

    static final EntityName BATCH = EntityName.of("echo", "batch");
    static final Field<Long> SIZE = BATCH.integer("size").required();
    static final Field<String> FIRST = BATCH.text("first_label");

    static final EntityName CIRCLE = EntityName.of("echo", "circle");
    static final Field<String> NAME = CIRCLE.text("name").required();
    static final Field<Long> TURNS = CIRCLE.integer("turns");

    private final String version = System.getProperty(VERSION, "first");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("echo", "Echo")
                .needs(BOX, Verb.READ)
                .entities(
                        Entity.of(COPY, "Copy", "Copies")
                                .fields(OF, ENTRY, WHAT, BEFORE, AFTER, FIELDS, LOCK_SEEN, NOW, OUTCOME, BY),
                        Entity.of(BATCH, "Batch", "Batches").fields(SIZE, FIRST),
                        Entity.of(CIRCLE, "Circle", "Circles").fields(NAME, TURNS))
                .hooks(Hook.after(BOX, this::copy), Hook.after(CIRCLE, EchoPlugin::turn));
    }

    private void copy(Task task, List<LoggedChange> changes) {
        for (LoggedChange change : changes) {
            String label = change.after(LABEL).orElse("");
            String outcome = label.startsWith("outside") ? outside(task, change) : "";
            task.write("copy " + change.entry(), records -> note(records, change, outcome));
            if (label.startsWith("bad") && Boolean.getBoolean(BAD)) {
                throw new IllegalStateException("nobody copies bad ones");
            }
            while (label.startsWith("hang") && Boolean.getBoolean(HANG)) {
                LockSupport.parkNanos(10_000_000);
            }
        }
        String first = changes.getFirst().after(LABEL).orElse("");
        if (first.startsWith("each")) {
            task.each("each", Query.of(CIRCLE).where(NAME.startsWith("each")), EchoPlugin::once);
        }
        task.write(
                "batch",
                records -> records.create(BATCH, SIZE.to((long) changes.size()), FIRST.to(first))
                        .ref());
    }

    private static String outside(Task task, LoggedChange change) {
        Outcome outcome = task.outside("outside " + change.entry(), net -> {
            System.setProperty(OUTSIDE, "" + (Integer.getInteger(OUTSIDE, 0) + 1));
            return Outcome.done();
        });
        return outcome.getClass().getSimpleName();
    }

    private Ref note(Records records, LoggedChange change, String outcome) {
        if (change.after(LABEL).orElse("").startsWith("poison") && Boolean.getBoolean(BAD)) {
            throw new IllegalStateException("nobody copies poison");
        }
        return records.create(
                        COPY,
                        OF.to(change.ref().id().toString()),
                        ENTRY.to(change.entry()),
                        WHAT.to(change.kind().name().toLowerCase(Locale.ROOT) + " " + change.version()),
                        BEFORE.to(change.before(LABEL).orElse(null)),
                        AFTER.to(change.after(LABEL).orElse(null)),
                        FIELDS.to(change.fields().stream().sorted().toList().toString()),
                        LOCK_SEEN.to(change.after(LOCK).orElse(null)),
                        NOW.to(records.find(change.ref())
                                .flatMap(box -> box.find(LABEL))
                                .orElse(null)),
                        OUTCOME.to(outcome),
                        BY.to(version))
                .ref();
    }

    private static void once(Records records, Row circle) {
        records.update(circle, TURNS.to(circle.find(TURNS).orElse(0L) + 1));
    }

    /** What is called endless is turned again and again; what is called once settles. */
    private static void turn(Task task, List<LoggedChange> changes) {
        for (LoggedChange change : changes) {
            boolean isEndless = change.changed(NAME)
                    ? change.after(NAME).orElse("").startsWith("endless")
                    : change.changed(TURNS) && change.after(TURNS).orElse(0L) > 1;
            boolean isOnce =
                    change.changed(NAME) && change.after(NAME).orElse("").startsWith("settling");
            if (isEndless || isOnce) {
                task.write("turn " + change.entry(), records -> {
                    Row circle = records.get(change.ref());
                    long turns = isOnce ? 1 : circle.find(TURNS).orElse(1L) + 1;
                    return records.update(circle, TURNS.to(turns)).ref();
                });
            }
        }
    }
}
