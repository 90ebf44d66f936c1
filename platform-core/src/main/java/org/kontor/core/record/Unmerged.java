package org.kontor.core.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taking a merge back came to.
 *
 * @param fields of the record that stayed: those that the merge gave another value
 * @param back references that point again where they pointed before
 * @param left references and records that are left as they are, and why
 */
public record Unmerged(List<Given> fields, List<Moved> back, List<Hurdle> left) {
    public Unmerged {
        fields = List.copyOf(fields);
        back = List.copyOf(back);
        left = List.copyOf(left);
    }

    /**
     * What becomes of one field. Values are JSON, and null where the actor may not read them, or they are no plain values.
     *
     * @param changedSince whether somebody changed it after the merge
     * @param restored whether it gets back what it held before; null where that is to be decided
     */
    public record Given(
            String field,
            boolean changedSince,
            @Nullable Boolean restored,
            @Nullable String before,
            @Nullable String merged,
            @Nullable String now) {}
}
