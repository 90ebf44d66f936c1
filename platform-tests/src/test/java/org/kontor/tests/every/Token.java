package org.kontor.tests.every;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** Counted by claims: one for each name and day. */
public final class Token {
    public static final EntityName NAME = EntityName.of("every", "token");

    public static final Field<String> OWNER_NAME = NAME.text("owner_name").required();
    public static final Field<Long> ROUND = NAME.integer("round").required();
    public static final Field<Long> USES = NAME.integer("uses");

    static final Rule ONE_EACH = Rule.unique(OWNER_NAME, ROUND);

    private Token() {}

    static Entity entity() {
        return Entity.of(NAME, "Token", "Tokens").fields(OWNER_NAME, ROUND, USES);
    }
}
