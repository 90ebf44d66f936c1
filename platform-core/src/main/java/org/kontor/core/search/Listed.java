package org.kontor.core.search;

import java.util.List;
import java.util.UUID;

/** Of which records a list with words is, before anything else that it asks. */
public sealed interface Listed {
    /** Of these, and of no others. */
    record These(List<UUID> ids) implements Listed {
        public These {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Of more than can be counted out one by one.
     *
     * @param ids the best
     * @param most of how many at most it could be told
     */
    record Best(List<UUID> ids, int most) implements Listed {
        public Best {
            ids = List.copyOf(ids);
        }
    }

    /** Of these as far as the index knows now: it is behind, made anew beside, or was too slow. */
    record SoFar(List<UUID> ids) implements Listed {
        public SoFar {
            ids = List.copyOf(ids);
        }
    }

    /** The index was never whole yet: of these, and of others in whose texts each word stands as a part. */
    record Unready(List<UUID> ids) implements Listed {
        public Unready {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Of those in whose texts each word stands as a part: the words, or the records, are such that the index does not know
     * them. Of the same words and records that is so whenever it is asked.
     */
    record ByParts() implements Listed {}
}
