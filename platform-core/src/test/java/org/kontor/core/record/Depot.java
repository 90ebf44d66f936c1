package org.kontor.core.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Period;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.Span;

/** A plugin whose records are held by rules of every kind. */
final class Depot {
    static final Choice DRAFT = Choice.of("draft");
    static final Choice POSTED = Choice.of("posted");
    static final Choice PAID = Choice.of("paid");
    static final Choice INVOICE = Choice.of("re");
    static final Choice CREDIT = Choice.of("gs");

    static final EntityName SHELF = EntityName.of("depot", "shelf");
    static final Field<Long> FILLED = SHELF.integer("filled");

    static final EntityName ITEM = EntityName.of("depot", "item");
    static final Field<String> LABEL = ITEM.text("label");
    static final Field<Ref> ON = ITEM.reference("on_shelf", SHELF);
    static final Field<Long> ON_HAND = ITEM.integer("on_hand");
    static final Field<Long> MOVES = ITEM.integer("moves");

    static final EntityName MOVE = EntityName.of("depot", "move");
    static final Field<Ref> OF = MOVE.reference("of_item", ITEM);
    static final Field<Long> QUANTITY = MOVE.integer("quantity");
    static final Field<Boolean> PLANNED = MOVE.yesNo("planned");

    static final EntityName LINE = EntityName.of("depot", "line");
    static final Field<BigDecimal> NET = LINE.decimal("net");
    static final Field<BigDecimal> SHIPPED = LINE.decimal("shipped");

    static final EntityName SHIPMENT = EntityName.of("depot", "shipment");
    static final Field<Ref> SHIPS = SHIPMENT.reference("ships", LINE);
    static final Field<BigDecimal> PIECES = SHIPMENT.decimal("pieces");

    static final EntityName BILL = EntityName.of("depot", "bill");
    static final Field<Choice> STATE = BILL.choice("state", DRAFT, POSTED, PAID);
    static final Field<Choice> KIND = BILL.choice("kind", INVOICE, CREDIT);
    static final Field<LocalDate> DATE = BILL.date("on_day");
    static final Field<String> NUMBER = BILL.text("number").unique();
    static final Field<String> NOTE = BILL.text("note");
    static final Field<String> REASON = BILL.text("reason");
    static final Field<BigDecimal> SETTLED = BILL.decimal("settled");
    static final Field<BigDecimal> TOTAL = BILL.decimal("total");
    static final Field<BigDecimal> DELIVERED = BILL.decimal("delivered");
    static final Field<List<Row>> LINES = BILL.parts("lines", LINE);
    static final Field<List<Ref>> ITEMS = BILL.references("items", ITEM);

    static final EntityName BOOKING = EntityName.of("depot", "booking");
    static final Field<Ref> WHAT = BOOKING.reference("what", ITEM);
    static final Field<Span> TIME = BOOKING.span("time");
    static final Field<Boolean> CANCELLED = BOOKING.yesNo("cancelled");

    static final Message TOO_FEW = Message.of("depot.too_few", "There are not so many");
    static final Message UNLUCKY = Message.of("depot.unlucky", "Thirteen brings bad luck");

    private Depot() {}

    static Contribution contribution() {
        return Contribution.of("depot", "Depot")
                .entities(
                        Entity.of(SHELF, "Shelf", "Shelves").fields(FILLED),
                        Entity.of(ITEM, "Item", "Items").fields(LABEL, ON, ON_HAND, MOVES),
                        Entity.of(MOVE, "Move", "Moves").fields(OF, QUANTITY, PLANNED),
                        Entity.of(LINE, "Line", "Lines").fields(NET, SHIPPED),
                        Entity.of(SHIPMENT, "Shipment", "Shipments").fields(SHIPS, PIECES),
                        Entity.of(BILL, "Bill", "Bills")
                                .fields(
                                        STATE, KIND, DATE, NUMBER, NOTE, REASON, SETTLED, TOTAL, DELIVERED, LINES,
                                        ITEMS)
                                .owned(),
                        Entity.of(BOOKING, "Booking", "Bookings").fields(WHAT, TIME, CANCELLED))
                .rules(SHELF, Rule.sum(FILLED, Measure.sum(ON_HAND), ON))
                .rules(
                        ITEM,
                        Rule.sum(ON_HAND, Measure.sum(QUANTITY), OF).where(PLANNED.isNot(true)),
                        Rule.sum(MOVES, Measure.count(), OF),
                        Rule.must("enough", ON_HAND.atLeast(0L), TOO_FEW),
                        Rule.must("lucky", ON_HAND.is(13L).not(), UNLUCKY))
                .rules(LINE, Rule.sum(SHIPPED, Measure.sum(PIECES), SHIPS))
                .rules(
                        BILL,
                        Rule.sum(TOTAL, Measure.sum(NET), LINE.parent()),
                        Rule.sum(DELIVERED, Measure.sum(SHIPPED), LINE.parent()),
                        Rule.number(NUMBER, "{kind}{year}-{count:5}", STATE.is(POSTED), KIND, DATE.by(Period.YEAR)),
                        Rule.frozen(STATE.in(List.of(POSTED, PAID))).but(STATE, SETTLED, SHIPPED, DELIVERED),
                        Rule.shown(KIND.is(CREDIT), REASON))
                .rules(BOOKING, Rule.noOverlap(TIME, WHAT).where(CANCELLED.isNot(true)));
    }
}
