package org.kontor.core.change;

import java.sql.SQLException;
import org.kontor.core.database.Transaction;

/** Up to where the log is complete: below it, no entry can appear any more. */
interface Horizon {
    /**
     * Sequence numbers for new entries, in rising order.
     *
     * @param count how many
     */
    long[] draw(Transaction transaction, int count) throws SQLException;

    /** The number up to which entries may be read; asked on a glance, before the entries themselves. */
    long safe(Transaction glance) throws SQLException;

    /** The highest number drawn; when it lies above {@link #safe}, something is under way. */
    long drawn(Transaction glance) throws SQLException;
}
