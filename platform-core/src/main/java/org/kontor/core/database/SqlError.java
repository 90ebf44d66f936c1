package org.kontor.core.database;

import java.util.Optional;

/**
 * What went wrong in the database, in the same words for both.
 *
 * @param kind what went wrong
 * @param constraint the unique index or check that was violated, in lower case, where the database names it
 */
public record SqlError(Kind kind, Optional<String> constraint) {
    /** What can go wrong. */
    public enum Kind {
        /** A value that must be unique is taken. */
        UNIQUE,
        /** A check does not hold. */
        CHECK,
        /** A span overlaps another one of the same resource. */
        OVERLAP,
        /** A column that must not be empty is. */
        REQUIRED,
        /** A text does not fit into its column. */
        TOO_LONG,
        /** A number does not fit into its column. */
        OUT_OF_RANGE,
        /** The database broke a deadlock or could not put transactions in an order; trying again may help. */
        DEADLOCK,
        /** A table or a column is not there: the model was changed under who asks, or a mistake of ours. */
        MISSING,
        /** A prepared statement met a changed table; trying again on another connection helps. */
        OUTDATED,
        /** A statement or the wait for a lock took too long. */
        TIMEOUT,
        /** The database cannot be reached, or it closed the connection. */
        CONNECTION,
        /** Writing was tried in a transaction that only reads. */
        READ_ONLY,
        /** Anything else: a mistake of ours. */
        OTHER
    }

    /** Whether the same transaction may succeed when it is run once more. */
    public boolean isPassing() {
        return kind == Kind.DEADLOCK || kind == Kind.OUTDATED;
    }
}
