package org.kontor.api;

/** What can be done to an entity's records. */
public enum Verb {
    READ,
    CREATE,
    UPDATE,
    DELETE,
    /** Give others a right on single records. */
    SHARE,
    /** Take many records out at once. */
    EXPORT
}
