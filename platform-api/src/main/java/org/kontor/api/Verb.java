package org.kontor.api;

/**
 * What can be done to an entity's records.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="role"}
 */
public enum Verb {
    READ,
    CREATE,
    UPDATE,
    DELETE,
    /** Give others a right on single records, or the records themselves: write their owner and team. */
    SHARE,
    /** Take many records out at once. */
    EXPORT
}
