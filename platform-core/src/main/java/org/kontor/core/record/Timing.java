package org.kontor.core.record;

import org.kontor.api.Query;

/** Is told how long the database took for questions about records. Must be quick, and throws nothing. */
@FunctionalInterface
public interface Timing {
    /** Of whoever does not want to know. */
    Timing UNTOLD = (asked, query, nanos) -> {};

    /** What a question asks for. */
    enum Asked {
        /** A page of records. */
        LIST,
        /** How many there are. */
        COUNT,
        /** Numbers over them, perhaps by groups. */
        NUMBERS
    }

    /**
     * A question was answered.
     *
     * @param query with its values
     * @param nanos how long that took
     */
    void took(Asked asked, Query query, long nanos);
}
