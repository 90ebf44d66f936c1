package org.kontor.core.formula;

/** A value that became larger than any field could hold. */
final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
        super("too large", null, false, false);
    }
}
