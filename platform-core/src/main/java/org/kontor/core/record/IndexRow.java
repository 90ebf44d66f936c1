package org.kontor.core.record;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;

/**
 * A record as it is read for the search index, or for comparing it with what was found there.
 *
 * @param ref which record
 * @param values by field; null where it is empty or not open to whom it was read for; of parts, a list of their values
 * @param sharedWith ids of users and teams that it is shared with; none where it was read for somebody
 */
public record IndexRow(Ref ref, Map<String, @Nullable Object> values, Set<UUID> sharedWith) {
    public IndexRow {
        values = Collections.unmodifiableMap(new HashMap<>(values));
        sharedWith = Set.copyOf(sharedWith);
    }

    static IndexRow of(StoredRow row, Set<UUID> sharedWith) {
        return new IndexRow(row.ref(), plain(row.values()), sharedWith);
    }

    private static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> plain = new HashMap<>(values);
        plain.replaceAll((name, value) -> value instanceof List<?> several ? parts(several) : value);
        return plain;
    }

    private static List<?> parts(List<?> several) {
        return several.stream()
                .map(each -> each instanceof StoredRow part ? plain(part.values()) : each)
                .toList();
    }
}
