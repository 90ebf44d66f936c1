package org.kontor.tests;

/** As a kill does: the thread is gone, and marks nothing. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}
