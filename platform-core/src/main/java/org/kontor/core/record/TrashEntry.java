package org.kontor.core.record;

import java.time.Instant;
import java.util.UUID;
import org.kontor.api.Ref;

/**
 * A deleted record.
 *
 * @param id of the entry, by which it is restored
 * @param record which record it was, and will be again
 * @param version the version that was deleted
 * @param title what people called it
 */
public record TrashEntry(UUID id, Ref record, long version, String title, Instant deletedAt, UUID deletedBy) {}
