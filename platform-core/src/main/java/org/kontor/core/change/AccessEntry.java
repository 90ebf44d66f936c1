package org.kontor.core.change;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.EntityName;

/**
 * Somebody saw something.
 *
 * @param at when
 * @param kind how
 * @param actorId who
 * @param actorName how he is called today
 * @param through the plugin in whose own right it was done
 * @param entity of what kind the records were
 * @param recordId which one; absent when there were several
 * @param records how many
 * @param what fields, words searched for or the file's name, as JSON
 */
public record AccessEntry(
        Instant at,
        AccessKind kind,
        UUID actorId,
        String actorName,
        Optional<String> through,
        EntityName entity,
        Optional<UUID> recordId,
        long records,
        String what) {
    public AccessEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(actorName, "actorName");
        Objects.requireNonNull(through, "through");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(what, "what");
    }
}
