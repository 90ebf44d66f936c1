package org.kontor.core.task;

import java.time.Instant;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.core.access.AccessPolicy;

/** Tasks of the kernel that wait for their moment. */
public final class Later {
    private Later() {}

    /**
     * Starts an action as a task of the kernel's at a moment to come; whoever writes has no hand in it.
     *
     * @param kernel records in the kernel's own right
     */
    public static Ref at(Records kernel, Instant moment, ActionName action, Assignment... input) {
        Ref task = kernel.later(action, input);
        TaskMapper mapper = kernel.mapper(TaskMapper.class);
        mapper.delay(task.id(), moment);
        kernel.update(
                kernel.get(task),
                TaskRecord.STARTED_BY.to(AccessPolicy.self(AccessPolicy.KERNEL).ref()));
        return task;
    }
}
