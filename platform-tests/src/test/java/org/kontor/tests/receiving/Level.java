package org.kontor.tests.receiving;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** How many of a product lie in a warehouse. */
final class Level {
    static final EntityName NAME = EntityName.of("receiving", "level");

    static final Field<Ref> PRODUCT = NAME.reference("product", Product.NAME).required();
    static final Field<Ref> WAREHOUSE =
            NAME.reference("warehouse", Warehouse.NAME).required();
    static final Field<BigDecimal> ON_HAND = NAME.decimal("on_hand");

    private Level() {}

    static Entity entity() {
        return Entity.of(NAME, "Level", "Levels").fields(PRODUCT, WAREHOUSE, ON_HAND);
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.unique(PRODUCT, WAREHOUSE),
            Rule.sum(ON_HAND, Measure.sum(Move.QUANTITY), Move.LEVEL),
            Rule.must(
                    "not_below_zero",
                    ON_HAND.atLeast(BigDecimal.ZERO),
                    Message.of("receiving.too_few", "There are not so many in this warehouse"))
        };
    }
}
