package org.kontor.core.task;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ShortText;

/** A task as people see it. The kernel alone writes it; progress is written without a version. */
public final class TaskRecord {
    public static final EntityName NAME = EntityName.of("system", "task");

    public static final Choice QUEUED = Choice.of("queued");
    public static final Choice RUNNING = Choice.of("running");
    public static final Choice WAITING = Choice.of("waiting");
    public static final Choice DONE = Choice.of("done");
    public static final Choice FAILED = Choice.of("failed");
    public static final Choice CANCELLED = Choice.of("cancelled");
    public static final Choice UNKNOWN = Choice.of("unknown");
    public static final Set<Choice> ENDED = Set.of(DONE, FAILED, CANCELLED, UNKNOWN);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f&&[^\\x00]]+");

    private static final int LONGEST_MESSAGE = 2000;

    static final Field<String> ACTION =
            NAME.text("action").required().maxLength(200).derived();
    public static final Field<Ref> ABOUT = NAME.reference("about")
            .label("Record")
            .help("The record that it runs on")
            .derived();
    static final Field<Ref> STARTED_BY =
            NAME.reference("started_by", CatalogBuilder.USER).derived();
    public static final Field<Choice> STATE = NAME.choice(
                    "state", QUEUED, RUNNING, WAITING, DONE, FAILED, CANCELLED, UNKNOWN)
            .required()
            .derived();
    static final Field<Long> PROGRESS =
            NAME.integer("progress").help("How much of it is done").derived();
    static final Field<Long> TOTAL =
            NAME.integer("total").help("How much there is to do").derived();
    public static final Field<String> MESSAGE =
            NAME.text("message").maxLength(LONGEST_MESSAGE).derived();
    static final Field<Long> ATTEMPTS =
            NAME.integer("attempts").help("How often it was begun or resumed").derived();
    public static final Field<Instant> STARTED_AT =
            NAME.moment("started_at").label("Started").derived();
    public static final Field<Instant> ENDED_AT =
            NAME.moment("ended_at").label("Ended").derived();
    static final Field<String> INPUT = NAME.longText("input")
            .help("What it was given, as JSON")
            .encrypted()
            .derived();
    static final Field<String> RESULT =
            NAME.longText("result").help("What it answered, as JSON").derived();
    static final Field<Ref> SHOWS =
            NAME.reference("shows").help("The record that it answered").derived();

    private TaskRecord() {}

    public static Entity entity() {
        return Entity.of(NAME, "Task", "Tasks")
                .fields(
                        ACTION,
                        ABOUT,
                        STARTED_BY,
                        STATE,
                        PROGRESS,
                        TOTAL,
                        MESSAGE,
                        ATTEMPTS,
                        STARTED_AT,
                        ENDED_AT,
                        INPUT,
                        RESULT,
                        SHOWS)
                .title(ACTION)
                .help("Work that goes on after its request was answered");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(STATE), Rule.index(ENDED_AT)};
    }

    /** A message as it is kept, in one line: plugins and libraries put anything into theirs. */
    public static String cut(String text) {
        String message = CONTROL.matcher(text).replaceAll(" ");
        return message.length() > LONGEST_MESSAGE
                ? ShortText.storable(message, LONGEST_MESSAGE - 1) + "…"
                : ShortText.storable(message, LONGEST_MESSAGE);
    }
}
