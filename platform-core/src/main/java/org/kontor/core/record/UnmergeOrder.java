package org.kontor.core.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;

/**
 * Which merge is to be taken back.
 *
 * @param merge its id
 * @param survivor the record that stayed, in the version in which the merge gave it its values
 * @param seen the version of that record that whoever decides about its fields has read, or null where they decide nothing
 * @param gone the others, in the versions in which they went
 * @param at when it was done
 * @param namesGone whether whoever takes it back knows fields of the record that stayed that are not there any more
 * @param namesAll whether they know all fields
 * @param choices of fields that were changed since: whether they get back what they held before the merge
 */
public record UnmergeOrder(
        EntityName entity,
        UUID merge,
        Version survivor,
        @Nullable Long seen,
        List<Version> gone,
        Instant at,
        boolean namesGone,
        boolean namesAll,
        Map<String, Boolean> choices) {
    public UnmergeOrder {
        gone = List.copyOf(gone);
        choices = Map.copyOf(choices);
    }
}
