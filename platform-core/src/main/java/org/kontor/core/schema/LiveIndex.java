package org.kontor.core.schema;

/**
 * An index as it is.
 *
 * @param name in lower case
 * @param unique whether it refuses equal rows
 * @param valid whether it was finished; PostgreSQL leaves the rest of one that failed
 */
record LiveIndex(String name, boolean unique, boolean valid) {}
