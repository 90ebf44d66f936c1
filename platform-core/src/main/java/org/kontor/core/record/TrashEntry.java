package org.kontor.core.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;

/**
 * A deleted record.
 *
 * @param id of the entry, by which it is restored
 * @param record which record it was, and will be again
 * @param version the version that was deleted
 * @param owner to whom it belonged, if to anybody
 * @param with the entry of the record that it hung on and went with; null for one that was deleted by itself
 * @param title what people called it, as far as the reader may know; else null
 */
public record TrashEntry(
        UUID id,
        Ref record,
        long version,
        @Nullable UUID owner,
        @Nullable UUID with,
        @Nullable String title,
        Instant deletedAt,
        UUID deletedBy) {
    /** The same to somebody who may not know its title. */
    TrashEntry untitled() {
        return new TrashEntry(id, record, version, owner, with, null, deletedAt, deletedBy);
    }
}
