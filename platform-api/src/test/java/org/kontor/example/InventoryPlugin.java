package org.kontor.example;

import static org.kontor.example.Order.CONFIRMED;
import static org.kontor.example.Order.DONE;
import static org.kontor.example.Order.PARTLY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Call;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.Table;
import org.kontor.api.Verb;

/** Orders to suppliers, and what of them has come in. */
public final class InventoryPlugin implements Plugin {
    static final Permission RECEIVE = Permission.of("inventory", "receive", "Receive goods");
    // @start region="received"
    static final ActionName RECEIVE_ORDER = ActionName.on(Order.NAME, "receive");
    static final Field<List<Row>> RECEIVED =
            RECEIVE_ORDER.parts("received", ReceiptLine.NAME).required();
    // @end region="received"

    @Override
    public Contribution contribute(PluginContext context) {
        Goods goods = new Goods(context.self());
        return Contribution.of("inventory", "Inventory")
                .dependsOn("contacts")
                .needs(Account.NAME, Verb.READ)
                .entities(
                        Order.entity(),
                        OrderLine.entity(),
                        Receipt.entity(),
                        ReceiptLine.entity(),
                        Level.entity(),
                        Move.entity())
                // @start region="ledger"
                .rules(OrderLine.NAME, OrderLine.rules())
                .rules(Level.NAME, Level.rules())
                .rules(Move.NAME, Rule.frozen(Condition.always()))
                // @end region="ledger"
                .hooks(Hook.within(Move.NAME, goods::checkLevels))
                .permissions(RECEIVE)
                .actions(goods.receiving());
    }

    /** What happens when goods come in. */
    record Goods(Actor self) {
        // @start region="moves"
        Action receiving() {
            return Action.of(RECEIVE_ORDER)
                    .requires(RECEIVE)
                    .input(RECEIVED)
                    .moves(Order.STATE, Set.of(CONFIRMED, PARTLY), PARTLY, DONE)
                    .run(this::receive);
        }
        // @end region="moves"

        // @start region="receive"
        Result receive(Call call) {
            Records own = call.records().as(self);
            Row order = call.record();
            Row receipt = own.create(Receipt.NAME, Receipt.ORDER.to(order.ref()), Receipt.LINES.to(call.get(RECEIVED)));
            for (Row line : receipt.get(Receipt.LINES)) {
                Row level = own.claim(
                        Level.NAME,
                        Level.PRODUCT.to(line.get(OrderLine.PRODUCT.of(ReceiptLine.ORDER_LINE))),
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
        // @end region="receive"

        // @start region="changes"
        /** No level falls below zero, whoever takes away: asked after the moves were written, in their transaction. */
        void checkLevels(Changes changes) {
            Records own = changes.records().as(self);
            for (Change change : changes) {
                if (change.changed(Move.QUANTITY)) {
                    change.after().map(move -> move.get(Move.LEVEL)).ifPresent(level -> checkLevel(own, level));
                }
            }
        }
        // @end region="changes"

        private static void checkLevel(Records own, Ref level) {
            Measure left = Measure.sum(Move.QUANTITY);
            Table table = own.aggregate(Query.of(Move.NAME).where(Move.LEVEL.is(level)), left);
            for (Table.Line line : table) {
                if (line.find(left)
                        .filter(sum -> ((BigDecimal) sum).signum() < 0)
                        .isPresent()) {
                    throw Refusal.of(Refusal.Code.CONFLICT, Message.of("inventory.short", "There is not enough of it"));
                }
            }
        }
    }
}
