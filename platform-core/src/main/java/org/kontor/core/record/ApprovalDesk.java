package org.kontor.core.record;

import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.Message;
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

    /**
     * Whether an action on an approval admits somebody whom it does not say so of: who is asked may have changed a moment ago.
     *
     * @param kernel the transaction's records in the kernel's own right
     * @param record that the action would run on
     * @throws org.kontor.api.Refusal saying why it does not
     */
    boolean admits(Records kernel, Action action, Ref record);

    /**
     * For what a record waits, and for whom, as far as somebody may know it.
     *
     * @param kernel the transaction's records in the kernel's own right
     * @param theirs the same in that somebody's
     */
    Message waits(Records kernel, Records theirs, Ref record);

    /** For platforms without approvals. */
    static ApprovalDesk none() {
        return new ApprovalDesk() {
            @Override
            public boolean ask(Records kernel, Request request) {
                throw new IllegalStateException("no approvals are asked for here");
            }

            @Override
            public void left(Records kernel, Ref record) {}

            @Override
            public boolean admits(Records kernel, Action action, Ref record) {
                return false;
            }

            @Override
            public Message waits(Records kernel, Records theirs, Ref record) {
                return Reasons.WAITS;
            }
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
