package org.kontor.core.search;

import java.util.List;
import java.util.UUID;

/** Of which records a list with words is, before anything else that it asks. */
public sealed interface Listed {
    /** Of these, at most a thousand. */
    record These(List<UUID> ids) implements Listed {
        public These {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Of those in whose texts each word stands as a part: they are more than can be counted out one by one, or the words are
     * such that the index does not know them. Of the same words and records that is so whenever it is asked.
     */
    record ByParts() implements Listed {}

    /** The index cannot tell: it is being made, behind, or was too slow. */
    record NotNow() implements Listed {}
}
