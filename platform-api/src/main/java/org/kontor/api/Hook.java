package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Code that runs when records of an entity are written: before, within the same transaction, or after it. It sees batches: one call for an import's thousand rows; a term
 * behind a reference is loaded for the whole batch at first touch.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="plugin"}
 *
 * {@snippet class="org.kontor.example.MirrorPlugin" region="after"}
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

    /**
     * Runs after the commit, behind whoever wrote, as the plugin itself: reads the change log in order, and skips nothing. An
     * entity that is not the plugin's own is one that it {@link Contribution#needs} to read.
     *
     * <p>When the code fails or the server ends in the middle, it runs again with the same changes, on whichever node, and
     * steps that are done give the answer they gave. So the code between steps does nothing but decide. Where no step is done
     * yet, changes that fail together come one by one; one that fails alone is tried again until it goes well or an
     * administrator passes it over, and what came later waits.
     *
     * <p>It begins with what is written once the plugin is there, and after an absence goes on where it was. Of its own
     * changes it is told too: it writes only what differs. Changes that answer changes more than eight deep are refused.
     */
    record After(EntityName entity, BiConsumer<Task, List<LoggedChange>> code) implements Hook {
        public After {
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

    /** At most one of a plugin for each entity. */
    static Hook after(EntityName entity, BiConsumer<Task, List<LoggedChange>> code) {
        return new After(entity, code);
    }
}
