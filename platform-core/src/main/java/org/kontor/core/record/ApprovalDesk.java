package org.kontor.core.record;

import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.Records;
import org.kontor.api.Ref;

/** Where approvals are asked for, in the transaction of the action that needs one. */
public interface ApprovalDesk {
    /** What is asked for. */
    record Request(
            Action action,
            Ref record,
            Choice before,
            @Nullable String comment) {}

    /**
     * Asks for an action's approval of a record, which waits already.
     *
     * @param kernel the transaction's records in the kernel's own right
     * @return whether it has to wait; if not, no step is needed of this record
     * @throws org.kontor.api.Refusal CONFLICT when nobody could decide
     */
    boolean ask(Records kernel, Request request);

    /** What waited for an approval was moved elsewhere by another action. */
    void left(Records kernel, Ref record);

    /** For platforms without approvals. */
    static ApprovalDesk none() {
        return new ApprovalDesk() {
            @Override
            public boolean ask(Records kernel, Request request) {
                throw new IllegalStateException("no approvals are asked for here");
            }

            @Override
            public void left(Records kernel, Ref record) {}
        };
    }

    /** How an approval ended for the record. */
    record Settlement(Action action, Ref record, Choice state, boolean isGranted) {
        /** The state in which the record waited. */
        Choice waiting() {
            return action.approval().orElseThrow().waiting();
        }
    }
}
