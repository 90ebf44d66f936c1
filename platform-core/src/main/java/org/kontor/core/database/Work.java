package org.kontor.core.database;

import java.sql.SQLException;

/** What is done inside one transaction. */
@FunctionalInterface
public interface Work<T extends @org.jspecify.annotations.Nullable Object> {
    T in(Transaction transaction) throws SQLException;
}
