package org.kontor.tests.finding;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** Has a number that says what it is. */
final class Paper {
    static final EntityName NAME = EntityName.of("finding", "paper");

    static final Field<String> NUMBER = NAME.text("number").required();
    static final Field<String> SUBJECT = NAME.text("subject").searchable();

    private Paper() {}

    static Entity entity() {
        return Entity.of(NAME, "Paper", "Papers").fields(NUMBER, SUBJECT).title(NUMBER);
    }
}
