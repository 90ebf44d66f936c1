package org.kontor.contacts.transfer;

import org.kontor.api.Message;

/** A cell that cannot be read as what its column is. */
final class CellFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    CellFault(Message reason) {
        super(reason.english(), null, false, false);
        this.reason = reason;
    }

    Message reason() {
        return reason;
    }
}
