package org.kontor.example;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** Goods that came or went: the ledger of a level. */
public final class Move {
    public static final EntityName NAME = EntityName.of("inventory", "move");

    public static final Field<Ref> LEVEL = NAME.reference("level", Level.NAME).required();
    public static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity").required();
    public static final Field<Ref> BECAUSE = NAME.reference("because");

    private Move() {}

    static Entity entity() {
        return Entity.of(NAME, "Move", "Moves").fields(LEVEL, QUANTITY, BECAUSE);
    }
}
