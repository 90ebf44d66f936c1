package org.kontor.core.task;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** A step of a task: that it was begun or done, written in the transaction of what it did. */
public final class TaskStep {
    public static final EntityName NAME = EntityName.of("system", "task_step");

    static final Choice WRITE = Choice.of("write");
    static final Choice EACH = Choice.of("each");
    static final Choice OUTSIDE = Choice.of("outside");

    static final Choice BEGUN = Choice.of("begun");
    static final Choice DONE = Choice.of("done");
    static final Choice FAILED = Choice.of("failed");
    static final Choice UNKNOWN = Choice.of("unknown");
    static final Choice AGAIN = Choice.of("again");

    public static final Field<Ref> TASK =
            NAME.reference("task", TaskRecord.NAME).derived();
    public static final Field<String> STEP =
            NAME.text("step").required().maxLength(100).derived();
    static final Field<Choice> KIND =
            NAME.choice("kind", WRITE, EACH, OUTSIDE).required().derived();
    public static final Field<Choice> STATE =
            NAME.choice("state", BEGUN, DONE, FAILED, UNKNOWN, AGAIN).required().derived();
    static final Field<Long> TRIES = NAME.integer("tries").derived();
    static final Field<String> MESSAGE = NAME.text("message").maxLength(2000).derived();
    static final Field<String> ANSWER = NAME.longText("answer")
            .help("What it answered, as JSON")
            .encrypted()
            .derived();

    private TaskStep() {}

    public static Entity entity() {
        return Entity.of(NAME, "Step", "Steps")
                .fields(TASK, STEP, KIND, STATE, TRIES, MESSAGE, ANSWER)
                .title(STEP);
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(TASK, STEP)};
    }
}
