package org.kontor.tests.naming;

import java.util.List;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Row;

/** Orders, whose items name goods. */
public final class NamingPlugin implements Plugin {
    private static final EntityName GOOD = EntityName.of("naming", "good");
    private static final Field<String> LABEL = GOOD.text("label").required();

    private static final EntityName ITEM = EntityName.of("naming", "item");
    private static final Field<Ref> OF = ITEM.reference("good", GOOD);

    private static final EntityName ORDER = EntityName.of("naming", "order");
    private static final Field<String> NUMBER = ORDER.text("number").required();
    private static final Field<List<Row>> ITEMS = ORDER.parts("items", ITEM);

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("naming", "Orders")
                .entities(
                        Entity.of(GOOD, "Good", "Goods").fields(LABEL).title(LABEL),
                        Entity.of(ITEM, "Item", "Items").fields(OF),
                        Entity.of(ORDER, "Order", "Orders")
                                .fields(NUMBER, ITEMS)
                                .title(NUMBER));
    }
}
