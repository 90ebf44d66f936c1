package org.kontor.core.move;

/** Why something cannot be moved, or cannot be moved here. Its reason is one for people who administer, in English. */
final class Unmoved extends Exception {
    private static final long serialVersionUID = 1;

    Unmoved(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
