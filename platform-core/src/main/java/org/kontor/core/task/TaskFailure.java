package org.kontor.core.task;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** A record that a task's step could not work on, and why. */
public final class TaskFailure {
    public static final EntityName NAME = EntityName.of("system", "task_failure");

    public static final Field<Ref> TASK =
            NAME.reference("task", TaskRecord.NAME).derived();
    static final Field<String> STEP =
            NAME.text("step").required().maxLength(100).derived();
    public static final Field<Ref> ABOUT =
            NAME.reference("about").label("Record").derived();
    public static final Field<String> REASON =
            NAME.text("reason").maxLength(2000).derived();

    private TaskFailure() {}

    public static Entity entity() {
        return Entity.of(NAME, "Failure", "Failures")
                .fields(TASK, STEP, ABOUT, REASON)
                .title(REASON);
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(TASK)};
    }
}
