package org.kontor.tests.yard;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** Points to a good and outlives it. */
final class Complaint {
    static final EntityName NAME = EntityName.of("yard", "complaint");

    static final Field<Ref> GOOD = NAME.reference("good", Good.NAME);
    static final Field<Boolean> OPEN = NAME.yesNo("open");

    private Complaint() {}

    static Entity entity() {
        return Entity.of(NAME, "Complaint", "Complaints").fields(GOOD, OPEN);
    }
}
