package org.kontor.core.schema;

import java.util.Optional;

/**
 * A column as it is.
 *
 * @param type what it holds; empty when no field is kept like that
 * @param nullable whether it may be empty
 * @param hasDefault whether rows may leave it out
 * @param sql the type as the database calls it
 */
record LiveColumn(Optional<ColumnType> type, boolean nullable, boolean hasDefault, String sql) {}
