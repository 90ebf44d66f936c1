package org.kontor.core.record;

import java.util.List;
import org.kontor.core.access.Right;

/**
 * A record that is held until the end of the transaction.
 *
 * @param row all of it, whatever the actor may read: it is for the engine
 * @param rights those of the actor's rights, for the verb that was asked, that reach this record
 */
record Locked(StoredRow row, List<Right> rights) {
    Locked {
        rights = List.copyOf(rights);
    }
}
