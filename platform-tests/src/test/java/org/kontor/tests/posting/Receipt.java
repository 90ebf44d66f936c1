package org.kontor.tests.posting;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** Has its number from the beginning, and is made for many documents at once. */
final class Receipt {
    static final EntityName NAME = EntityName.of("posting", "receipt");

    static final Field<Ref> OF = NAME.reference("of_document", Document.NAME).required();
    static final Field<String> NUMBER = NAME.text("number").unique();

    private Receipt() {}

    static Entity entity() {
        return Entity.of(NAME, "Receipt", "Receipts").fields(OF, NUMBER).title(NUMBER);
    }

    static Rule rule() {
        return Rule.number(NUMBER, "r-{count:5}", OF.isEmpty().not());
    }
}
