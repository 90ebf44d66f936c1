package org.kontor.core.plugin;

import java.math.BigDecimal;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Ref;
import org.kontor.api.Result;

/** A shop without a fault, and what it stands on, for tests that add one. */
final class CheckedShop {
    static final EntityName USER = EntityName.of("system", "user");
    static final EntityName TEAM = EntityName.of("system", "team");
    static final Contribution SYSTEM = Contribution.of("system", "Kontor")
            .entities(
                    Entity.of(USER, "User", "Users").fields(USER.text("name")),
                    Entity.of(TEAM, "Team", "Teams").fields(TEAM.text("name")));

    static final EntityName ACCOUNT = EntityName.of("contacts", "account");
    static final Field<String> CITY = ACCOUNT.text("city");
    static final Contribution CONTACTS = Contribution.of("contacts", "Contacts")
            .entities(Entity.of(ACCOUNT, "Account", "Accounts")
                    .fields(CITY, ACCOUNT.text("phone_of_office").sensitive(), ACCOUNT.reference("branch", ACCOUNT))
                    .owned());

    static final EntityName ORDER = EntityName.of("shop", "order");
    static final EntityName LINE = EntityName.of("shop", "line");
    static final Choice OPEN = Choice.of("open");
    static final Choice PAID = Choice.of("paid");
    static final Field<String> NUMBER = ORDER.text("number").maxLength(40);
    static final Field<String> NOTE = ORDER.longText("note");
    static final Field<Ref> CUSTOMER = ORDER.reference("customer", ACCOUNT);
    static final Field<Ref> ABOUT = ORDER.reference("about");
    static final Field<Choice> STATE = ORDER.choice("state", OPEN, PAID);
    static final Field<Ref> CLERK = ORDER.reference("clerk", USER);
    static final Field<BigDecimal> WEIGHT = ORDER.decimal("weight");
    static final Field<?> LINES = ORDER.parts("lines", LINE);
    static final Field<Long> QUANTITY = LINE.integer("quantity");
    static final Permission SELL = Permission.of("shop", "sell", "Sell");

    static final Entity ORDERS = Entity.of(ORDER, "Order", "Orders")
            .fields(NUMBER, NOTE, CUSTOMER, ABOUT, STATE, CLERK, WEIGHT, ORDER.moment("due"), LINES)
            .title(NUMBER, CITY.of(CUSTOMER));
    static final Entity ORDER_LINES = Entity.of(LINE, "Line", "Lines").fields(QUANTITY, LINE.text("article"));
    static final Contribution SHOP =
            Contribution.of("shop", "Shop").entities(ORDERS, ORDER_LINES).permissions(SELL);

    static final Message NO = Message.of("shop.no", "No");

    private CheckedShop() {}

    static Action pay() {
        return Action.on(ORDER, "pay").requires(SELL).run(call -> Result.none());
    }
}
