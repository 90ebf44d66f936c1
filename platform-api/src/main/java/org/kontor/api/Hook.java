package org.kontor.api;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Code that runs while records of an entity are written. It sees batches: one call for an import's thousand rows; a term
 * behind a reference is loaded for the whole batch at first touch.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="plugin"}
 */
public sealed interface Hook {
    /** Whose records. */
    EntityName entity();

    /** Runs before validation: may change drafts and refuse; reads, but does not write. */
    record Before(EntityName entity, Consumer<Drafts> code) implements Hook {
        public Before {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(code, "code");
        }
    }

    /** Runs after the rows were written, in the same transaction: may write other records and refuse. */
    record Within(EntityName entity, Consumer<Changes> code) implements Hook {
        public Within {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(code, "code");
        }
    }

    static Hook before(EntityName entity, Consumer<Drafts> code) {
        return new Before(entity, code);
    }

    static Hook within(EntityName entity, Consumer<Changes> code) {
        return new Within(entity, code);
    }
}
