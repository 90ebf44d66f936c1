package org.kontor.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done to the tables while nobody else does. */
@FunctionalInterface
public interface ModelWork<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
}
