package org.kontor.core.record;

import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.core.database.Transaction;

/** Where actions that run behind the request go: into the same transaction. */
@FunctionalInterface
public interface TaskQueue {
    /**
     * Starts a task if the transaction commits.
     *
     * @param kernel the transaction's records in the kernel's own right
     * @return the task's record
     */
    Ref add(Transaction transaction, Records kernel, TaskOrder order);

    /** For platforms without tasks. */
    static TaskQueue none() {
        return (transaction, kernel, order) -> {
            throw new IllegalStateException("no tasks are run here");
        };
    }
}
