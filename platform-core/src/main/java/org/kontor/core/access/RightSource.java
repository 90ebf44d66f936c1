package org.kontor.core.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where some of a user's rights on an entity, for one verb, come from.
 *
 * @param role which one; empty for all other kinds
 * @param label of a role; empty for all other kinds
 */
public record RightSource(Kind kind, Optional<UUID> role, String label, List<Right> rights) {
    /** Kinds of sources. */
    public enum Kind {
        /** Whoever administers has every right. */
        ADMINISTRATOR,
        /** What everybody may do, whatever their roles. */
        EVERYBODY,
        ROLE,
        /** What others share, as far as one's own rights go with theirs. */
        SHARES
    }

    public RightSource {
        rights = List.copyOf(rights);
    }

    RightSource with(List<Right> others) {
        return new RightSource(kind, role, label, others);
    }

    static RightSource of(Kind kind, List<Right> rights) {
        return new RightSource(kind, Optional.empty(), "", rights);
    }
}
