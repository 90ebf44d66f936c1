package org.kontor.tests.guarding;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A part with a secret of its own. */
final class Card {
    static final EntityName NAME = EntityName.of("guarding", "card");

    static final Field<String> LABEL = NAME.text("label");
    static final Field<String> NUMBER = NAME.text("number").encrypted().masked(4);

    private Card() {}

    static Entity entity() {
        return Entity.of(NAME, "Card", "Cards").fields(LABEL, NUMBER);
    }
}
