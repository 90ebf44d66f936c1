package org.kontor.core.mass;

import java.time.Instant;
import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.task.TaskRecord;

/** A mass change as people see it. The kernel alone writes it; its numbers are written without a version. */
public final class MassChange {
    public static final EntityName NAME = EntityName.of("system", "mass_change");

    public static final Choice CHANGES = Choice.of("change");
    public static final Choice DELETES = Choice.of("delete");
    /** Brings back what a mass change deleted. */
    static final Choice RESTORES = Choice.of("restore");

    static final Set<Choice> ENDED =
            Set.of(TaskRecord.DONE, TaskRecord.FAILED, TaskRecord.CANCELLED, TaskRecord.UNKNOWN);

    public static final Field<String> ENTITY =
            NAME.text("entity").required().maxLength(100).derived();
    public static final Field<Choice> KIND =
            NAME.choice("kind", CHANGES, DELETES, RESTORES).required().derived();
    static final Field<Ref> STARTED_BY =
            NAME.reference("started_by", CatalogBuilder.USER).derived();
    static final Field<Choice> STATE = NAME.choice(
                    "state",
                    TaskRecord.QUEUED,
                    TaskRecord.RUNNING,
                    TaskRecord.WAITING,
                    TaskRecord.DONE,
                    TaskRecord.FAILED,
                    TaskRecord.CANCELLED,
                    TaskRecord.UNKNOWN)
            .required()
            .derived();
    public static final Field<String> CONDITION = NAME.longText("condition")
            .help("Which records it is about, as JSON")
            .encrypted()
            .derived();
    public static final Field<String> CHANGE = NAME.longText("change")
            .help("What they are given, as JSON")
            .encrypted()
            .derived();
    static final Field<Ref> UNDOES = NAME.reference("undoes", NAME)
            .help("The mass change that it takes back")
            .derived();
    static final Field<Ref> UNDONE_BY = NAME.reference("undone_by", NAME)
            .help("The mass change that took it back last")
            .derived();
    static final Field<Ref> TASK = NAME.reference("task", TaskRecord.NAME).derived();
    static final Field<Long> MATCHED =
            NAME.integer("matched").help("How many records it is about").derived();
    static final Field<Long> CHANGED = NAME.integer("changed")
            .help("How many were changed, deleted or brought back")
            .derived();
    static final Field<Long> UNCHANGED =
            NAME.integer("unchanged").help("How many were so already").derived();
    static final Field<Long> PASSED = NAME.integer("passed")
            .help("How many did not match any more when it came to them")
            .derived();
    static final Field<Long> PARTLY = NAME.integer("partly")
            .help("Of how many of these something was left as it is; the failures say what and why")
            .derived();
    static final Field<Long> FAILED = NAME.integer("failed")
            .help("How many were left as they are; the failures say why")
            .derived();
    static final Field<String> MESSAGE = NAME.text("message").maxLength(2000).derived();
    public static final Field<Instant> STARTED_AT =
            NAME.moment("started_at").label("Started").derived();
    static final Field<Instant> ENDED_AT =
            NAME.moment("ended_at").label("Ended").derived();

    private MassChange() {}

    public static Entity entity() {
        return Entity.of(NAME, "Mass change", "Mass changes")
                .fields(
                        ENTITY,
                        KIND,
                        STARTED_BY,
                        STATE,
                        CONDITION,
                        CHANGE,
                        UNDOES,
                        UNDONE_BY,
                        TASK,
                        MATCHED,
                        CHANGED,
                        UNCHANGED,
                        PASSED,
                        FAILED,
                        PARTLY,
                        MESSAGE,
                        STARTED_AT,
                        ENDED_AT)
                .title(ENTITY)
                .help("Many records that were changed, deleted or brought back at once");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(STATE), Rule.index(UNDOES)};
    }
}
