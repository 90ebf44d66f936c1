package org.kontor.core.schema;

import java.util.List;
import org.kontor.core.meta.ShortNames;

/**
 * An index that is wanted.
 *
 * @param unique whether no two rows may have the same values; rows with an empty one are not compared
 * @param columns in this order
 */
public record IndexSpec(boolean unique, List<String> columns) {
    public IndexSpec {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("An index has at least one column");
        }
    }

    public static IndexSpec of(String... columns) {
        return new IndexSpec(false, List.of(columns));
    }

    public static IndexSpec unique(String... columns) {
        return new IndexSpec(true, List.of(columns));
    }

    /** The name in the database, in lower case; errors of the database tell it back. */
    public String name(String table) {
        return ShortNames.cut((unique ? "ux_" : "ix_") + table + "_" + String.join("_", columns));
    }
}
