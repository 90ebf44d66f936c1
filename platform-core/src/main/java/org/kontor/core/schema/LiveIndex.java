package org.kontor.core.schema;

import java.util.Set;

/**
 * An index as it is.
 *
 * @param name in lower case
 * @param unique whether it refuses equal rows
 * @param columns of which it is, in lower case
 * @param valid whether it was finished; PostgreSQL leaves the rest of one that failed
 */
record LiveIndex(String name, boolean unique, boolean valid, Set<String> columns) {
    LiveIndex {
        columns = Set.copyOf(columns);
    }
}
