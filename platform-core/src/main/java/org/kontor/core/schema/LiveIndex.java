package org.kontor.core.schema;

import java.util.List;

/**
 * An index as it is.
 *
 * @param name in lower case
 * @param unique whether it refuses equal rows
 * @param columns of which it is, in their order and in lower case; those that are worked out are not among them
 * @param valid whether it was finished; PostgreSQL leaves the rest of one that failed
 */
record LiveIndex(String name, boolean unique, boolean valid, List<String> columns) {
    LiveIndex {
        columns = List.copyOf(columns);
    }
}
