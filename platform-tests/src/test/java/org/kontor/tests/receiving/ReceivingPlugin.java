package org.kontor.tests.receiving;

import static org.kontor.tests.receiving.Order.CONFIRMED;
import static org.kontor.tests.receiving.Order.DONE;
import static org.kontor.tests.receiving.Order.PARTLY;

import java.util.List;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Call;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Records;
import org.kontor.api.Result;
import org.kontor.api.Row;

/** Receives what was ordered into stock. */
public final class ReceivingPlugin implements Plugin {
    static final Permission RECEIVE = Permission.of("receiving", "receive", "Receive orders");
    static final ActionName RECEIVE_ORDER = ActionName.on(Order.NAME, "receive");
    static final Field<List<Row>> RECEIVED =
            RECEIVE_ORDER.parts("received", ReceiptLine.NAME).required();

    @Override
    public Contribution contribute(PluginContext context) {
        Actor self = context.self();
        return Contribution.of("receiving", "Receiving")
                .entities(
                        Warehouse.entity(),
                        Product.entity(),
                        Order.entity(),
                        OrderLine.entity(),
                        Receipt.entity(),
                        ReceiptLine.entity(),
                        Level.entity(),
                        Move.entity(),
                        Complaint.entity())
                .rules(OrderLine.NAME, OrderLine.rules())
                .rules(Level.NAME, Level.rules())
                .rules(Move.NAME, Move.LEDGER)
                .permissions(RECEIVE)
                .actions(Action.of(RECEIVE_ORDER)
                        .requires(RECEIVE)
                        .input(RECEIVED)
                        .moves(Order.STATE, Set.of(CONFIRMED, PARTLY), PARTLY, DONE)
                        .run(call -> receive(call, self)));
    }

    private static Result receive(Call call, Actor self) {
        Records own = call.records().as(self);
        Row order = call.record();
        Row receipt = own.create(Receipt.NAME, Receipt.ORDER.to(order.ref()), Receipt.LINES.to(call.get(RECEIVED)));
        for (Row line : receipt.get(Receipt.LINES)) {
            Row ordered = own.get(line.get(ReceiptLine.ORDER_LINE));
            Row level = own.claim(
                    Level.NAME,
                    Level.PRODUCT.to(ordered.get(OrderLine.PRODUCT)),
                    Level.WAREHOUSE.to(order.get(Order.WAREHOUSE)));
            own.create(
                    Move.NAME,
                    Move.LEVEL.to(level.ref()),
                    Move.QUANTITY.to(line.get(ReceiptLine.QUANTITY)),
                    Move.BECAUSE.to(receipt.ref()));
        }
        boolean all = own.get(order.ref()).get(Order.LINES).stream()
                .allMatch(line -> line.get(OrderLine.RECEIVED).compareTo(line.get(OrderLine.QUANTITY)) == 0);
        call.to(all ? DONE : PARTLY);
        return Result.show(receipt.ref());
    }
}
