package org.kontor.example;

import java.util.Locale;
import org.kontor.api.Actor;
import org.kontor.api.Contribution;
import org.kontor.api.FileId;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Template;

/** Prints orders. */
final class PrintingPlugin implements Plugin {
    // @start region="template"
    static final Template CONFIRMATION = Template.of(
                    "inventory", "confirmation", Order.NAME, "templates/confirmation.html")
            .title("Order confirmation");
    static final Template LETTERHEAD = Template.piece("inventory", "letterhead", "templates/letterhead.html");
    // @end region="template"

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("inventory", "Inventory").templates(CONFIRMATION, LETTERHEAD);
    }

    // @start region="print"
    /** Between two transactions, by the rights of whoever asked for it. */
    static void confirm(PluginContext context, Actor actor, Ref order) {
        FileId document = context.print(actor, CONFIRMATION, order, Locale.GERMAN);
        context.data().write(actor, records -> records.update(records.get(order), Order.CONFIRMATION.to(document)));
    }
    // @end region="print"
}
