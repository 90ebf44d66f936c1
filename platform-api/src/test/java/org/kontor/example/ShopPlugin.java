package org.kontor.example;

import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Message;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;

/** Sells what the inventory has. */
public final class ShopPlugin implements Plugin {
    static final EntityName SALE = EntityName.of("shop", "sale");
    static final Field<Ref> LEVEL = SALE.reference("level", Level.NAME).required();
    static final Message SOLD_OUT = Message.of("shop.sold_out", "Nothing of it is left");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("shop", "Shop")
                .dependsOn("inventory")
                .entities(Entity.of(SALE, "Sale", "Sales").fields(LEVEL))
                .hooks(Hook.before(SALE, drafts -> checkStock(drafts, context)));
    }

    static void checkStock(Drafts drafts, PluginContext context) {
        Stock stock = context.service(Stock.class);
        for (Draft draft : drafts) {
            if (stock.left(drafts.records(), draft.get(LEVEL)).signum() <= 0) {
                draft.refuse(LEVEL, SOLD_OUT);
            }
        }
    }
}
