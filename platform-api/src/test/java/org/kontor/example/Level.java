package org.kontor.example;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Rule;

/** A product in a warehouse. */
public final class Level {
    public static final EntityName NAME = EntityName.of("inventory", "level");

    public static final Field<String> PRODUCT = NAME.text("product").required();
    public static final Field<String> WAREHOUSE = NAME.text("warehouse").required();
    public static final Field<BigDecimal> ON_HAND = NAME.decimal("on_hand");

    private static final Message TOO_FEW = Message.of("inventory.too_few", "There are not so many in this warehouse");

    private Level() {}

    static Entity entity() {
        return Entity.of(NAME, "Level", "Levels").fields(PRODUCT, WAREHOUSE, ON_HAND);
    }

    // @start region="kept"
    /** In a method, since the moves' constants speak of the level. */
    static Rule[] rules() {
        return new Rule[] {
            Rule.unique(PRODUCT, WAREHOUSE),
            Rule.sum(ON_HAND, Measure.sum(Move.QUANTITY), Move.LEVEL),
            Rule.must("enough", ON_HAND.atLeast(BigDecimal.ZERO), TOO_FEW)
        };
    }
    // @end region="kept"
}
