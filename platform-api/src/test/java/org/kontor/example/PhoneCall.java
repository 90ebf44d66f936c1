package org.kontor.example;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A call by telephone. */
final class PhoneCall {
    static final EntityName NAME = EntityName.of("telephony", "phone_call");

    static final Choice DIALLING = Choice.of("dialling");
    static final Choice TALKING = Choice.of("talking");
    static final Choice FAILED = Choice.of("failed");
    static final Choice UNKNOWN = Choice.of("unknown");

    static final Field<String> NUMBER = NAME.phone("number").required();
    static final Field<Choice> STATE = NAME.choice("state", DIALLING, TALKING, FAILED, UNKNOWN);

    private PhoneCall() {}

    static Entity entity() {
        return Entity.of(NAME, "Call", "Calls").fields(NUMBER, STATE).title(NUMBER);
    }
}
