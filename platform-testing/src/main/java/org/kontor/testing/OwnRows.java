package org.kontor.testing;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows each of the plugin's own tables has.
 *
 * @param counts by the table's name
 */
record OwnRows(Map<String, Integer> counts) {
    OwnRows {
        counts = Map.copyOf(counts);
    }

    /** Those that there are now. */
    static OwnRows now() {
        Map<String, Integer> counts = new TreeMap<>();
        ContractGround.ownTables()
                .forEach((table, content) -> counts.put(table, Integer.valueOf(content.replaceFirst(" .*", ""))));
        return new OwnRows(counts);
    }

    /** By how many rows tables have grown since, of those that have. */
    Map<String, Integer> grown() {
        Map<String, Integer> grown = new TreeMap<>(now().counts());
        counts.forEach((table, count) -> grown.merge(table, -count, Integer::sum));
        grown.values().removeIf(count -> count == 0);
        return grown;
    }
}
