package org.kontor.core.move;

import java.util.Map;
import java.util.Set;

/**
 * What is asked of a move beside its file.
 *
 * @param only the entities that move; empty for all of the file
 * @param deletes whether what is here and not in the file is deleted
 * @param anyPlugins whether other plugins, and other versions of them, are no conflict by themselves
 * @param users by the logins of those whom rules of the file name, the logins of those who are meant here
 */
public record MoveOptions(Set<String> only, boolean deletes, boolean anyPlugins, Map<String, String> users) {
    public MoveOptions {
        only = Set.copyOf(only);
        users = Map.copyOf(users);
    }

    /** Whether an entity moves. */
    boolean takes(String entity) {
        return only.isEmpty() || only.contains(entity);
    }
}
