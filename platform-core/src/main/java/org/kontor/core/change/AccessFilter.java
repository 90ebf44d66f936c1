package org.kontor.core.change;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.EntityName;

/** Which accesses to list; an absent part asks for all. */
public record AccessFilter(
        Optional<UUID> actorId,
        Optional<EntityName> entity,
        Optional<UUID> recordId,
        Optional<AccessKind> kind,
        Optional<Instant> from,
        Optional<Instant> before) {
    public static final AccessFilter ALL = new AccessFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public AccessFilter {
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(before, "before");
    }
}
