package org.kontor.core.change;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.EntityName;

/** Which entries to list; an absent part asks for all. */
public record ChangeFilter(
        Optional<UUID> actorId,
        Optional<EntityName> entity,
        Optional<UUID> recordId,
        Optional<ChangeKind> kind,
        Optional<Instant> from,
        Optional<Instant> before) {
    public static final ChangeFilter ALL = new ChangeFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ChangeFilter {
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(before, "before");
    }
}
