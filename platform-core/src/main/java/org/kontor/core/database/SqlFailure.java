package org.kontor.core.database;

import java.sql.SQLException;

/** A statement failed in a way that is nobody's fault but ours; {@link #error()} tells how. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SqlError error;

    public SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.error = SqlErrors.of(cause);
    }

    /** What the database said. */
    public SqlError error() {
        return error;
    }
}
