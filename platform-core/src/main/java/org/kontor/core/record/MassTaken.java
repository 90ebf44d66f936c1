package org.kontor.core.record;

import java.util.Set;
import java.util.UUID;

/**
 * A mass change that is taken back.
 *
 * @param change its id
 * @param own what took it back before, and what took that back: nobody else's changes
 * @param named the fields that it was to change, as they are called now; none where it took another one back itself
 * @param asked the fields that were asked for in the beginning, as they were called last, be they there or not
 * @param namesGone whether whoever takes it back knows those of them that are not there any more
 */
public record MassTaken(UUID change, Set<UUID> own, Set<String> named, Set<String> asked, boolean namesGone) {
    public MassTaken {
        own = Set.copyOf(own);
        named = Set.copyOf(named);
        asked = Set.copyOf(asked);
    }
}
