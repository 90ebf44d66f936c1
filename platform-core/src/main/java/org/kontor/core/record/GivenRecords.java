package org.kontor.core.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Upgrade;

/** What the kernel does with records that were handed to a callback, beside what their interface offers to everybody. */
public final class GivenRecords {
    private GivenRecords() {}

    /**
     * Runs an action by records that were handed to a callback.
     *
     * @param record that it runs on, as it is now; or null for an action that belongs to none
     * @throws Refusal as {@link RecordWriter#run}
     */
    public static Result run(Records given, ActionName action, @Nullable Row record, List<Assignment> input) {
        return ((BoundRecords) given).run(action, record, input);
    }

    /**
     * Fills records as an upgrade does, by records that were handed to its plugin.
     *
     * @param listed the records, as the fill's question was answered; what changed meanwhile is asked again
     * @throws Refusal INVALID, CONFLICT
     */
    public static void fill(Records given, Upgrade.Fill fill, List<Row> listed) {
        ((BoundRecords) given).fill(fill, listed);
    }

    /**
     * Starts a task that no action stands behind, if the transaction commits.
     *
     * @param name by which the task's engine finds what to do
     * @param record that it is about, or null
     * @return the task's record
     */
    public static Ref order(Records given, ActionName name, @Nullable Ref record) {
        return ((BoundRecords) given).order(name, record);
    }
}
