package org.kontor.testing;

import org.kontor.api.EntityName;

/** No record of an entity could be made to try it with. */
final class NoSample extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient EntityName entity;

    NoSample(EntityName entity, String tried) {
        super("no sample of " + entity + " was taken: " + tried
                + "\nWhere a rule speaks of several records, override sample(…) in the contract's class");
        this.entity = entity;
    }

    /** Of which entity there is none. */
    EntityName entity() {
        return entity;
    }
}
