package org.kontor.core.record;

import org.kontor.api.EntityName;
import org.kontor.core.database.Transaction;

/** Is told of every entity whose records a transaction writes, so that what is remembered of them can be forgotten. */
@FunctionalInterface
public interface WriteListener {
    /** Records of this entity, or parts in them, are being written; comes once or more in a transaction. */
    void onWrite(Transaction transaction, EntityName entity);

    /** Hears nothing. */
    static WriteListener deaf() {
        return (transaction, entity) -> {};
    }
}
