package org.kontor.core.change;

import org.kontor.core.database.Transaction;

/**
 * That what a transaction changes answers something which stands in the log. Answers that are answered without end would
 * fill the log: so they are counted, and some deep they are refused.
 *
 * @param reader who answers
 * @param depth how many readers stand behind what is written, one after the other
 */
record Echo(String reader, int depth) {
    /** As many as hooks that call each other. */
    static final int DEEPEST = 8;

    private static final Echo NONE = new Echo("", 0);

    /** Notes it in a transaction that has just begun. */
    static void note(Transaction transaction, Echo echo) {
        transaction.once(Echo.class, () -> echo);
    }

    static Echo of(Transaction transaction) {
        return transaction.once(Echo.class, () -> NONE);
    }

    /**
     * @throws IllegalStateException when it is too deep
     */
    void check() {
        if (depth > DEEPEST) {
            throw new IllegalStateException(reader + " answers changes that were made in answer to changes, " + DEEPEST
                    + " deep: do hooks after answer each other, or themselves, without end?");
        }
    }
}
