package org.kontor.core.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.KernelActor;
import org.kontor.core.database.Transaction;
import org.kontor.core.record.TaskOrder;
import org.kontor.core.record.TaskQueue;

/** Puts tasks beside what else a transaction writes: they start if it commits, and only then. */
public final class StoredTasks implements TaskQueue {
    private final Runnable wake;

    /** @param wake to be run after the commit */
    public StoredTasks(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public Ref add(Transaction transaction, Records kernel, TaskOrder order) {
        Ref about = order.record();
        KernelActor by = order.by();
        String missing = "There is no action " + order.action() + ": the plugin is not here";
        Row task = kernel.create(
                TaskRecord.NAME,
                TaskRecord.ACTION.to(order.action().toString()),
                TaskRecord.ABOUT.to(about),
                TaskRecord.STARTED_BY.to(by.ref()),
                TaskRecord.STATE.to(order.isKnown() ? TaskRecord.QUEUED : TaskRecord.FAILED),
                order.isKnown() ? nothing() : TaskRecord.MESSAGE.to(missing),
                TaskRecord.ATTEMPTS.to(0L),
                TaskRecord.INPUT.to(order.input()));
        UUID id = task.ref().id();
        TaskMapper mapper = kernel.mapper(TaskMapper.class);
        mapper.insert(run(id, order, about, by));
        if (order.isKnown()) {
            transaction.afterCommit(wake);
        } else {
            mapper.neverDue(id);
        }
        return task.ref();
    }

    private static Assignment nothing() {
        return TaskRecord.MESSAGE.to(null);
    }

    private static TaskMapper.Run run(UUID id, TaskOrder order, @Nullable Ref about, KernelActor by) {
        boolean isPlugin = order.plugin() != null;
        return new TaskMapper.Run(
                id,
                order.action().toString(),
                about == null ? null : about.entity().toString(),
                about == null ? null : about.id(),
                isPlugin ? null : by.ref().id(),
                isPlugin ? null : by.tokenId(),
                order.plugin(),
                // the record has it, encrypted
                null,
                0,
                0,
                false);
    }
}
