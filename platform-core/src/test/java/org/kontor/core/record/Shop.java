package org.kontor.core.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Change;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.core.access.AccessPolicy;

/** A small plugin with something of everything that is written. */
public final class Shop {
    public static final Choice OPEN = Choice.of("open");
    public static final Choice CONFIRMED = Choice.of("confirmed");
    public static final Choice DONE = Choice.of("done");

    public static final EntityName TAG = EntityName.of("shop", "tag");
    public static final Field<String> TAG_NAME = TAG.text("name").required().unique();

    public static final EntityName CUSTOMER = EntityName.of("shop", "customer");
    public static final Field<String> NAME = CUSTOMER.text("name").required().maxLength(40);
    public static final Field<String> EMAIL = CUSTOMER.email("email").unique();
    public static final Field<String> CITY = CUSTOMER.text("city");
    public static final Field<Long> CREDIT = CUSTOMER.integer("credit");
    public static final Field<Boolean> COMPANY = CUSTOMER.yesNo("company");
    public static final Field<String> TAX = CUSTOMER.text("tax_number");
    public static final Field<List<Ref>> TAGS = CUSTOMER.references("tags", TAG);

    public static final EntityName LINE = EntityName.of("shop", "line");
    public static final Field<String> PRODUCT = LINE.text("product").required();
    public static final Field<BigDecimal> QUANTITY = LINE.decimal("quantity");
    public static final Field<String> LINE_NOTE = LINE.text("note");

    public static final EntityName ORDER = EntityName.of("shop", "order");
    public static final Field<String> NUMBER = ORDER.text("number").unique();
    public static final Field<Ref> BUYER = ORDER.reference("buyer", CUSTOMER).required();
    public static final Field<String> SHIP_TO = ORDER.text("ship_to");
    public static final Field<Choice> STATE = ORDER.choice("state", OPEN, CONFIRMED, DONE);
    public static final Field<Long> SIZE = ORDER.integer("size");
    public static final Field<List<Row>> LINES = ORDER.parts("lines", LINE);

    public static final EntityName JOURNAL = EntityName.of("shop", "journal");
    public static final Field<String> ENTRY = JOURNAL.text("entry");

    public static final EntityName LOOP = EntityName.of("shop", "loop");
    public static final Field<Long> TURN = LOOP.integer("turn");

    public static final Permission SELL = Permission.of("shop", "sell", "Sell");
    public static final ActionName CONFIRM = ActionName.on(ORDER, "confirm");
    public static final Field<String> REMARK = CONFIRM.text("remark").required();
    public static final Field<Ref> FOR = CONFIRM.reference("for_customer", CUSTOMER);
    public static final ActionName FINISH = ActionName.on(ORDER, "finish");

    static final Message TOO_LITTLE = Message.of("shop.too_little", "The quantity must be more than nothing");
    static final Message NOT_BLACK = Message.of("shop.not_black", "We do not sell to this one");

    /** How often the hook before customers ran, which batches show. */
    final AtomicInteger batches = new AtomicInteger();

    /** Where ordered goods went, as the hook within orders saw it. */
    final List<String> destinations = new ArrayList<>();

    private final Actor self = AccessPolicy.self("shop");

    Contribution contribution() {
        return Contribution.of("shop", "Shop")
                .entities(
                        Entity.of(TAG, "Tag", "Tags").fields(TAG_NAME),
                        Entity.of(CUSTOMER, "Customer", "Customers")
                                .fields(NAME, EMAIL, CITY, CREDIT, COMPANY, TAX, TAGS)
                                .owned(),
                        Entity.of(LINE, "Line", "Lines").fields(PRODUCT, QUANTITY, LINE_NOTE),
                        Entity.of(ORDER, "Order", "Orders").fields(NUMBER, BUYER, SHIP_TO, STATE, SIZE, LINES),
                        Entity.of(JOURNAL, "Entry", "Entries").fields(ENTRY),
                        Entity.of(LOOP, "Loop", "Loops").fields(TURN))
                .permissions(SELL)
                .rules(
                        CUSTOMER,
                        Rule.must("credit_limit", CREDIT.atMost(1000L), Message.of("shop.credit", "Too much credit")),
                        Rule.required(COMPANY.is(true), TAX))
                .rules(ORDER, Rule.fill(SHIP_TO.from(CITY.of(BUYER))))
                .rules(LINE, Rule.must("some", QUANTITY.moreThan(BigDecimal.ZERO), TOO_LITTLE))
                .hooks(
                        Hook.before(CUSTOMER, drafts -> {
                            batches.incrementAndGet();
                            for (Draft draft : drafts) {
                                if (draft.find(NAME).filter("Black"::equals).isPresent()) {
                                    draft.refuse(NAME, NOT_BLACK);
                                }
                                draft.find(CITY).ifPresent(city -> draft.set(CITY.to(city.replace("Prag", "Praha"))));
                            }
                        }),
                        Hook.before(ORDER, drafts -> {
                            for (Draft draft : drafts) {
                                draft.set(SIZE.to((long) draft.parts(LINES).size()));
                            }
                        }),
                        Hook.within(CUSTOMER, changes -> {
                            for (Change change : changes) {
                                changes.records()
                                        .as(self)
                                        .create(
                                                JOURNAL,
                                                ENTRY.to("customer "
                                                        + change.after().isPresent()));
                            }
                        }),
                        Hook.within(ORDER, changes -> {
                            for (Change change : changes) {
                                change.after()
                                        .ifPresent(order -> destinations.add(order.find(NUMBER)
                                                        .orElse("") + " "
                                                + order.find(CITY.of(BUYER)).orElse("nowhere")));
                                change.before()
                                        .ifPresent(order -> destinations.add("before "
                                                + order.find(CITY.of(BUYER)).orElse("nowhere")));
                            }
                        }),
                        Hook.within(LOOP, changes -> {
                            for (Change change : changes) {
                                changes.records()
                                        .create(
                                                LOOP,
                                                TURN.to(change.after()
                                                                .orElseThrow()
                                                                .get(TURN)
                                                        + 1));
                            }
                        }))
                .actions(
                        Action.of(CONFIRM)
                                .requires(SELL)
                                .input(REMARK, FOR)
                                .moves(STATE, Set.of(OPEN), CONFIRMED)
                                .run(call -> Result.show(call.record().ref())),
                        Action.of(FINISH)
                                .requires(SELL)
                                .when(SHIP_TO.isEmpty().not())
                                .moves(STATE, Set.of(CONFIRMED), DONE)
                                .run(call -> {
                                    call.records().update(call.record(), SHIP_TO.to("delivered"));
                                    return Result.none();
                                }));
    }
}
