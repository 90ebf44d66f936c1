package org.kontor.core.record;

import org.kontor.api.Message;
import org.kontor.api.Records;

/** What approvals need of records that were handed to a callback. */
public final class Approving {
    private Approving() {}

    /** Where approvals are asked for. */
    public static ApprovalDesk desk(Records given) {
        return ((BoundRecords) given).approvals();
    }

    /** What is said of a record that waits where nobody may be named. */
    public static Message waits() {
        return Reasons.WAITS;
    }

    /**
     * Moves a record that waited for an approval to where that ended, in the right of whoever's records these are.
     *
     * @return whether it still waited
     */
    public static boolean settle(Records given, ApprovalDesk.Settlement settlement) {
        return ((BoundRecords) given).settle(settlement);
    }
}
