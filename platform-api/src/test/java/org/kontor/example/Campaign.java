package org.kontor.example;

import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** How prospects are written to: set up once, and moved to wherever it is needed. */
final class Campaign {
    static final EntityName NAME = EntityName.of("campaigns", "step");

    static final Choice OWN = Choice.of("own");
    static final Choice SHIPPED = Choice.of("shipped");

    static final Field<String> CODE = NAME.text("code").required().unique().maxLength(40);
    static final Field<String> LETTER = NAME.longText("letter");
    static final Field<Ref> AFTER = NAME.reference("follows", NAME);
    static final Field<Condition> READERS = NAME.condition("readers");
    static final Field<Choice> ORIGIN = NAME.choice("origin", OWN, SHIPPED);

    private Campaign() {}

    static Entity entity() {
        // @start region="configuration"
        return Entity.of(NAME, "Step", "Steps")
                .fields(CODE, LETTER, AFTER, READERS, ORIGIN)
                .configuration(CODE)
                .configurationWhere(ORIGIN.is(OWN));
        // @end region="configuration"
    }
}
