package org.kontor.core.move;

import org.kontor.api.Message;

/** Why something cannot be moved, or cannot be moved here. Its reason is one for people who administer. */
final class Unmoved extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message reason;

    Unmoved(Message reason) {
        super(reason.english(), null, false, false);
        this.reason = reason;
    }

    Message reason() {
        return reason;
    }
}
