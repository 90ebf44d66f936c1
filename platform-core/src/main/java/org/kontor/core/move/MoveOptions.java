package org.kontor.core.move;

import java.util.Set;

/**
 * What is asked of a move beside its file.
 *
 * @param only the entities that move; empty for all of the file
 * @param deletes whether what is here and not in the file is deleted
 * @param anyPlugins whether other plugins, and other versions of them, are no conflict by themselves
 */
public record MoveOptions(Set<String> only, boolean deletes, boolean anyPlugins) {
    public MoveOptions {
        only = Set.copyOf(only);
    }

    /** Whether an entity moves. */
    boolean takes(String entity) {
        return only.isEmpty() || only.contains(entity);
    }
}
