package org.kontor.core.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.core.meta.EntityMeta;

/**
 * What was found by words, of each entity the best.
 *
 * @param groups those entities of which something was found, the one with the best record first
 * @param isBuilding whether the index is being made, so that more may be found later
 * @param isPartial whether time ran out, or what was written a moment ago is not in the index yet
 */
public record Found(List<Group> groups, boolean isBuilding, boolean isPartial) {
    public Found {
        groups = List.copyOf(groups);
    }

    /**
     * Records of an entity.
     *
     * @param hits the best first
     * @param more whether there are others
     */
    public record Group(EntityMeta entity, List<Hit> hits, boolean more) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    /**
     * A record that was found, in sight of whoever asked.
     *
     * @param worth the higher, the better the words fit
     * @param on the record that it hangs on, as an attachment does; null for others
     * @param reasons where the words stand, by what the asker may read
     */
    public record Hit(Ref record, float worth, @Nullable Ref on, List<Reason> reasons) {
        public Hit {
            reasons = List.copyOf(reasons);
        }
    }
}
