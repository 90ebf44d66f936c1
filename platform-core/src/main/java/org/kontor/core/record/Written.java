package org.kontor.core.record;

import org.kontor.core.database.Transaction;

/** Counts what a transaction has written, so that a refusal that comes too late to be caught is known. */
final class Written {
    private long times;

    private Written() {}

    static Written of(Transaction transaction) {
        return transaction.once(Written.class, Written::new);
    }

    void note() {
        times++;
    }

    long times() {
        return times;
    }
}
