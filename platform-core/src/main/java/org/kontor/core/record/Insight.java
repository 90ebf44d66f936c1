package org.kontor.core.record;

import java.util.Optional;
import org.kontor.api.FileId;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.core.access.Access;

/** What the kernel's own hooks ask beside records, in the transaction in which they run. */
public interface Insight {
    /** The records that a hook was given, as these. */
    static Insight of(Records records) {
        if (records instanceof Insight insight) {
            return insight;
        }
        throw new IllegalArgumentException("these are not the records of a hook");
    }

    /** Whether a record that is no part is in the sight of whoever writes. */
    boolean sees(Ref record);

    /** Whether it is in somebody else's; one that is not there is in nobody's. */
    boolean sees(Access somebody, Ref record);

    /** What is known of a file, whoever may read it: what was sent along with its id says nothing yet. */
    Optional<FileId> file(FileId file);
}
