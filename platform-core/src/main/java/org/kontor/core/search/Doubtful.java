package org.kontor.core.search;

/** An index that cannot be gone on with: it is made anew. */
final class Doubtful extends Exception {
    private static final long serialVersionUID = 1L;

    Doubtful(String reason) {
        super(reason);
    }

    Doubtful(String reason, Throwable cause) {
        super(reason, cause);
    }
}
