package org.kontor.core.record;

import org.kontor.core.database.Transaction;

/**
 * Up to where a transaction sees every entry of the change log: as far as the log could be read before it began. What could
 * be read later may have been written by somebody whom the transaction does not see.
 *
 * @param seq the last such entry
 */
record LogEnd(long seq) {
    /** Notes it in a transaction that has just begun. */
    static void note(Transaction transaction, long seq) {
        transaction.once(LogEnd.class, () -> new LogEnd(seq));
    }

    static long of(Transaction transaction) {
        LogEnd end = transaction.once(LogEnd.class, () -> {
            throw new IllegalStateException("nobody noted where the change log ended");
        });
        return end.seq();
    }
}
