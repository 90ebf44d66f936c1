package org.kontor.core.meta;

import org.kontor.api.Message;

/** A value does not fit its field; the message says why. Becomes one line among a record's errors. */
public final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public BadValue(Message reason) {
        super(reason.english(), null, false, false);
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }

    /** The same reason, led by what it is about. */
    public BadValue about(String what) {
        return new BadValue(Message.of("system.about", "{what}: {reason}")
                .with("what", what)
                .with("reason", reason));
    }
}
