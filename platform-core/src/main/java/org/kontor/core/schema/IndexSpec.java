package org.kontor.core.schema;

import java.util.List;
import org.kontor.core.meta.ShortNames;

/**
 * An index that is wanted.
 *
 * @param unique whether no two rows may have the same values; rows with an empty one are not compared
 * @param columns in this order
 * @param own whether administrators want it; such a one is dropped when they want it no more
 */
public record IndexSpec(boolean unique, List<String> columns, boolean own) {
    /** What the names of those begin with that administrators want. */
    static final String OWN = "io_";

    /** What the names of all begin with. */
    private static final List<String> PREFIXES = List.of("ux_", "ix_", OWN);

    public IndexSpec {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("An index has at least one column");
        }
    }

    public IndexSpec(boolean unique, List<String> columns) {
        this(unique, columns, false);
    }

    /** Whether an index of that name is one that followed from a declaration. */
    static boolean isDerived(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }

    public static IndexSpec of(String... columns) {
        return new IndexSpec(false, List.of(columns));
    }

    public static IndexSpec unique(String... columns) {
        return new IndexSpec(true, List.of(columns));
    }

    /** The name in the database, in lower case; errors of the database tell it back. */
    public String name(String table) {
        return ShortNames.cut((unique ? "ux_" : own ? OWN : "ix_") + table + "_" + String.join("_", columns));
    }
}
