package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.kontor.api.Ref;
import org.kontor.core.database.Transaction;

/** What users keep for themselves of records, outside of the change log: forgotten with the record. */
final class Traces {
    private Traces() {}

    /** The record is gone for good. */
    static void forget(Transaction transaction, Ref record) throws SQLException {
        for (String table : new String[] {"system_favourite", "system_recent"}) {
            PreparedStatement about =
                    transaction.prepare("delete from " + table + " where entity = ? and record_id = ?");
            about.setString(1, record.entity().toString());
            about.setObject(2, record.id());
            about.executeUpdate();
        }
    }
}
