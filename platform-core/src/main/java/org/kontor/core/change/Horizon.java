package org.kontor.core.change;

import java.sql.SQLException;
import java.util.List;
import org.kontor.core.database.Transaction;

/** Up to where the log is complete: below it, no entry can appear any more. */
interface Horizon {
    /** Writes entries under the next numbers, in rising order. */
    void append(Transaction transaction, List<NewChange> changes) throws SQLException;

    /** The number up to which entries may be read; asked on a glance, before the entries themselves. */
    long safe(Transaction glance) throws SQLException;

    /** The highest number drawn; when it lies above {@link #safe}, something is under way. */
    long drawn(Transaction glance) throws SQLException;
}
