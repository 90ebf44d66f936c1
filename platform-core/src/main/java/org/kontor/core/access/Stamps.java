package org.kontor.core.access;

import org.kontor.core.database.Transaction;

/** Counters in the database by which nodes learn that something they remember has changed. */
public interface Stamps {
    /** Users, teams, roles, grants, API tokens. */
    String RIGHTS = "rights";

    /** What the catalog is built from besides plugins: the values of editable lists. */
    String MODEL = "model";

    /** Plugins' settings. */
    String SETTINGS = "settings";

    /** Counts one up when the transaction commits. */
    void bump(Transaction transaction, String name);

    /** How often it was counted up. */
    long read(String name);
}
