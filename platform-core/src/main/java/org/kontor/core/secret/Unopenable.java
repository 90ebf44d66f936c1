package org.kontor.core.secret;

/** A sealed text that says nothing here: altered, of another place, or under a key that is not there. */
public final class Unopenable extends Exception {
    private static final long serialVersionUID = 1L;

    Unopenable(String reason) {
        super(reason);
    }

    Unopenable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
