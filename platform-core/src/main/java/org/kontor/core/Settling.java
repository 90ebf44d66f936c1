package org.kontor.core;

import org.kontor.core.database.Database;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.meta.Catalog;
import org.kontor.core.schema.SchemaFailure;
import org.kontor.core.schema.StoredRules;
import org.kontor.core.schema.StoredStates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the records that are there in line with a platform that serves already, beside those who work. */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Database database;

    Settling(Database database) {
        this.database = database;
    }

    /** Does to records what could not be done before their platform serves. */
    void settle(Catalog serving) {
        try {
            new StoredRules(database).settle(serving);
        } catch (SchemaFailure failure) {
            LOG.error("What was tried before can no longer be worked out; the next start leaves it out", failure);
        }
    }

    /** Looks whether what was counted before a platform served holds, when nobody works on the one before any more. */
    void confirm(Catalog serving) {
        new StoredRules(database).confirm(serving);
    }

    /**
     * Gives records that have none the first state, when the platform serves that knows of states.
     *
     * @return whether it is to be looked at once more then
     */
    boolean begin(Catalog serving, StoredStates.Others others) {
        StoredStates states = new StoredStates(database);
        boolean isUnsure = false;
        try {
            states.fill(serving, others);
            isUnsure = states.isUnsure();
        } catch (SqlFailure | SchemaFailure failure) {
            LOG.error(
                    "Not all records without a state could be given the first; the next platform tries it again",
                    failure);
        }
        if (states.hasFilled()) {
            renew(serving);
        }
        return isUnsure;
    }

    private void renew(Catalog serving) {
        try {
            new StoredRules(database).renew(serving);
        } catch (SqlFailure | SchemaFailure failure) {
            LOG.error(
                    "What is made of the first state could not be worked out; the next start tries it again", failure);
        }
    }
}
