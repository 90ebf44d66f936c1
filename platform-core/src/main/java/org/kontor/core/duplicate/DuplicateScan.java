package org.kontor.core.duplicate;

import java.util.Optional;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Permission;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.record.GivenRecords;
import org.kontor.core.task.KernelTask;
import org.kontor.core.task.TaskActions;
import org.kontor.core.task.TaskRecord;

/** All records of an entity are looked through for duplicates, behind the request. Its numbers are written without a version. */
public final class DuplicateScan {
    public static final EntityName NAME = EntityName.of("system", "duplicate_scan");

    /** Who may have records looked through, and settle what is found. */
    public static final Permission KEEP =
            Permission.of("system", "keep_duplicates", "Look for duplicates and settle what is found");

    static final ActionName WORK = ActionName.of("system", "duplicate scan");

    static final Field<String> ENTITY =
            NAME.text("entity").required().maxLength(100).derived();
    static final Field<Ref> STARTED_BY =
            NAME.reference("started_by", CatalogBuilder.USER).derived();
    static final Field<Ref> TASK = NAME.reference("task", TaskRecord.NAME).derived();
    static final Field<Long> COMPARED =
            NAME.integer("compared").help("How many records were looked at").derived();
    static final Field<Long> FOUND =
            NAME.integer("found").help("How many new pairs were found").derived();
    static final Field<String> LAST = NAME.text("last")
            .label("Up to")
            .maxLength(40)
            .help("The id of the record that was looked at last")
            .derived();

    private DuplicateScan() {}

    public static Entity entity() {
        return Entity.of(NAME, "Search for duplicates", "Searches for duplicates")
                .fields(ENTITY, STARTED_BY, TASK, COMPARED, FOUND, LAST)
                .title(ENTITY)
                .help("All records of an entity that are looked through for duplicates");
    }

    /** What was started. */
    public record Started(Ref scan, Ref task) {}

    /** Starts one, if the transaction commits. */
    public static Started start(Records records, EntityName entity) {
        Records kernel = kernel(records);
        Row made = kernel.create(
                NAME,
                ENTITY.to(entity.toString()),
                STARTED_BY.to(records.actor().ref()),
                COMPARED.to(0L),
                FOUND.to(0L));
        Ref task = GivenRecords.order(records, WORK, made.ref());
        kernel.update(made, TASK.to(task));
        return new Started(made.ref(), task);
    }

    static Records kernel(Records records) {
        return records.as(AccessPolicy.self(AccessPolicy.KERNEL));
    }

    /** What the engine of tasks runs under a name. */
    public static Optional<Action> ofTask(String name) {
        return name.equals(WORK.toString())
                ? Optional.of(
                        Action.of(WORK).requires(TaskActions.OWN).behind(task -> new ScanWork((KernelTask) task).run()))
                : Optional.empty();
    }
}
