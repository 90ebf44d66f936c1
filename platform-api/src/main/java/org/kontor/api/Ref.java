package org.kontor.api;

import java.util.Objects;
import java.util.UUID;

/**
 * Which record: what a reference holds.
 *
 * {@snippet class="org.kontor.example.Asking" region="ref"}
 */
public record Ref(EntityName entity, UUID id) {
    public Ref {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(id, "id");
    }

    public static Ref of(EntityName entity, UUID id) {
        return new Ref(entity, id);
    }

    /** For example {@code contacts.account/0190…}. */
    @Override
    public String toString() {
        return entity + "/" + id;
    }
}
