package org.kontor.core.database;

/** A thread was late, and may not use the database any more: what it had begun was rolled back. */
public final class CutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CutOff() {
        super("This came too late: its transaction was given up");
    }
}
