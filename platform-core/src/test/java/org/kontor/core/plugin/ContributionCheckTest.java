package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Hook;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Period;
import org.kontor.api.Permission;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.api.Result;
import org.kontor.api.Role;
import org.kontor.api.Rule;
import org.kontor.api.Scope;
import org.kontor.api.ShapeName;
import org.kontor.api.Term;
import org.kontor.api.Ui;
import org.kontor.api.Verb;
import org.kontor.api.When;
import org.kontor.core.system.SystemPlugin;

class ContributionCheckTest {
    private static final EntityName USER = EntityName.of("system", "user");
    private static final EntityName TEAM = EntityName.of("system", "team");
    private static final Contribution SYSTEM = Contribution.of("system", "Kontor")
            .entities(
                    Entity.of(USER, "User", "Users").fields(USER.text("name")),
                    Entity.of(TEAM, "Team", "Teams").fields(TEAM.text("name")));

    private static final EntityName ACCOUNT = EntityName.of("contacts", "account");
    private static final Field<String> CITY = ACCOUNT.text("city");
    private static final Contribution CONTACTS = Contribution.of("contacts", "Contacts")
            .entities(Entity.of(ACCOUNT, "Account", "Accounts")
                    .fields(CITY, ACCOUNT.text("phone_of_office").sensitive(), ACCOUNT.reference("branch", ACCOUNT))
                    .owned());

    private static final EntityName ORDER = EntityName.of("shop", "order");
    private static final EntityName LINE = EntityName.of("shop", "line");
    private static final Choice OPEN = Choice.of("open");
    private static final Choice PAID = Choice.of("paid");
    private static final Field<String> NUMBER = ORDER.text("number").maxLength(40);
    private static final Field<String> NOTE = ORDER.longText("note");
    private static final Field<Ref> CUSTOMER = ORDER.reference("customer", ACCOUNT);
    private static final Field<Ref> ABOUT = ORDER.reference("about");
    private static final Field<Choice> STATE = ORDER.choice("state", OPEN, PAID);
    private static final Field<Ref> CLERK = ORDER.reference("clerk", USER);
    private static final Field<BigDecimal> WEIGHT = ORDER.decimal("weight");
    private static final Field<?> LINES = ORDER.parts("lines", LINE);
    private static final Field<Long> QUANTITY = LINE.integer("quantity");
    private static final Permission SELL = Permission.of("shop", "sell", "Sell");

    private static final Entity ORDERS = Entity.of(ORDER, "Order", "Orders")
            .fields(NUMBER, NOTE, CUSTOMER, ABOUT, STATE, CLERK, WEIGHT, ORDER.moment("due"), LINES)
            .title(NUMBER, CITY.of(CUSTOMER));
    private static final Entity ORDER_LINES = Entity.of(LINE, "Line", "Lines").fields(QUANTITY, LINE.text("article"));
    private static final Contribution SHOP =
            Contribution.of("shop", "Shop").entities(ORDERS, ORDER_LINES).permissions(SELL);

    private static final Message NO = Message.of("shop.no", "No");

    /** A resource as it should be. */
    @Path("orders")
    @Requires("shop.sell")
    public static class Orders {
        public Orders(PluginContext context) {
            context.pluginId();
        }

        @GET
        public String list() {
            return "";
        }

        @POST
        @Requires("shop.order.create")
        public String make() {
            return "";
        }

        public String helper() {
            return "";
        }
    }

    /** Says who may call its methods nowhere. */
    @Path("open")
    public static class Unguarded {
        @GET
        public String list() {
            return "";
        }
    }

    /** Overrides a method that is served by what it implements. */
    public interface Served {
        @GET
        String inherited();
    }

    /** Inherits what is served. */
    @Path("inherits")
    public static class Inherits implements Served {
        @Override
        public String inherited() {
            return "";
        }
    }

    /** Inherits a served method that says nothing, and speaks only for its own. */
    @Path("below")
    @Requires("shop.sell")
    public static class Below extends Unguarded {}

    /** Requires what nobody declares. */
    @Path("unknown")
    @Requires("shop.sel")
    public static class UnknownPermission {
        @GET
        public String list() {
            return "";
        }
    }

    /** Hands out sub-resources. */
    @Path("locator")
    @Requires(Requires.SIGNED_IN)
    public static class Locator {
        @GET
        public String list() {
            return "";
        }

        @Path("below")
        public Object below() {
            return this;
        }
    }

    /** Cannot be made, and has no path. */
    @Requires(Requires.ANYONE)
    public static class Unmakeable {
        public Unmakeable(String what) {
            assertThat(what).isNotNull();
        }

        @GET
        public String list() {
            return "";
        }
    }

    /** A mapper as it should be. */
    @Requires("shop.sell")
    public interface Figures {
        @Select("select count(*) from shop_order where number = #{number}")
        int count(String number);
    }

    /** Pastes text into SQL, in two ways, unguarded. */
    public interface Pasting {
        @Select({"select 1", "order by ${column}"})
        int paste(String column);

        @Requires(Requires.SIGNED_IN)
        @SelectProvider(type = String.class, method = "x")
        int code();
    }

    private static Action pay() {
        return Action.on(ORDER, "pay").requires(SELL).run(call -> Result.none());
    }

    @Test
    void aGoodContributionPasses() {
        ActionName ship = ActionName.on("shop", ACCOUNT, "ship_all");
        Contribution good = SHOP.dependsOn("contacts")
                .fields(ACCOUNT, ACCOUNT.integer("shop_points"))
                .rules(
                        ORDER,
                        Rule.must("positive", WEIGHT.atLeast(BigDecimal.ZERO), NO),
                        Rule.required(STATE.is(PAID), NUMBER),
                        Rule.unique(NUMBER, CUSTOMER),
                        Rule.index(STATE, ORDER.createdAt()),
                        Rule.fill(STATE.to(OPEN), NUMBER.from(CITY.of(CUSTOMER))))
                .rules(ACCOUNT, Rule.index(ACCOUNT.integer("shop_points")))
                .actions(
                        pay().moves(STATE, Set.of(OPEN), PAID)
                                .when(CLERK.isMe().and(CITY.of(CUSTOMER).startsWith("P")))
                                .input(ActionName.on(ORDER, "pay").decimal("amount")),
                        Action.of(ship).requires(SELL).run(call -> Result.none()))
                .hooks(Hook.before(ORDER, drafts -> {}), Hook.within(ACCOUNT, changes -> {}))
                .roles(Role.of("shop", "clerk", "Clerk")
                        .grant(
                                Grant.on(ORDER, Verb.READ).within(Scope.OWN).but(NOTE),
                                Grant.on(ACCOUNT, Verb.READ)
                                        .where(ACCOUNT.owner()
                                                .isMe()
                                                .or(ACCOUNT.team().isMyTeam())))
                        .may(SELL))
                .needs(ACCOUNT, Verb.READ)
                .resources(Orders.class)
                .mappers(Figures.class)
                .migrations("logback-test.xml")
                .settings(ShapeName.of("shop", "settings").text("greeting"))
                .ui(
                        Ui.menu(ORDER, "Orders", "shopping-cart", 1),
                        Ui.view(ORDER, "mine", "Mine")
                                .columns(NUMBER, CITY.of(CUSTOMER), ORDER.creator())
                                .where(ORDER.moment("due").before(When.today()))
                                .sort(NUMBER.ascending())
                                .groupBy(ORDER.moment("due").by(Period.MONTH)),
                        Ui.section(ORDER, "main", "Main", 1, NUMBER),
                        Ui.related(ACCOUNT, "orders", "Orders", CUSTOMER, 1, NUMBER),
                        new Ui.Widget(
                                "shop",
                                "sales",
                                "Sales",
                                Query.of(ORDER).where(Condition.some(LINE.parent(), QUANTITY.moreThan(1L))),
                                Measure.sum(WEIGHT)));

        assertThat(check(SYSTEM, CONTACTS, good)).isEmpty();
    }

    @Test
    void theKernelsOwnContributionHolds() {
        Contribution own = SystemPlugin.contribution(() -> {
            throw new IllegalStateException("nothing is written in this test");
        });

        assertThat(check(own)).isEmpty();
    }

    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        head(all);
        entities(all);
        fields(all);
        foreignFields(all);
        rules(all);
        rights(all);
        actions(all);
        code(all);
        ui(all);
        return all;
    }

    private static void head(List<Arguments> all) {
        add(
                all,
                () -> SHOP.api(2),
                "the contribution: it is written against version 2 of the plugin API;"
                        + " this kernel serves 1; update Kontor");
        add(
                all,
                () -> SHOP.api(0),
                "the contribution: it is written against version 0 of the plugin API;"
                        + " this kernel serves 1; get a newer version of the plugin");
        add(
                all,
                () -> Contribution.of("shop", " ").permissions(SELL),
                "the contribution: it has no title; say what administrators read");
        add(
                all,
                () -> SHOP.dependsOn("contcts"),
                "dependency on contcts: there is no such plugin; did you mean contacts?");
        add(all, () -> SHOP.dependsOn("zebra"), "dependency on zebra: there is no such plugin; install it");
        add(all, () -> SHOP.dependsOn("shop"), "dependency on shop: a plugin does not depend on itself; remove it");
        add(
                all,
                () -> SHOP.dependsOn("contacts", "contacts"),
                "dependency on contacts: it is named twice; remove one of the two");
    }

    private static void entities(List<Arguments> all) {
        add(
                all,
                () -> entity(EntityName.of("contacts", "deal")),
                "entity contacts.deal: the entity belongs to the plugin contacts; declare own entities only, named shop.…");
        add(
                all,
                () -> entity(EntityName.of("shop", "Deal")),
                "entity shop.Deal: 'Deal' is not an entity's name; use lower-case letters, digits and _, beginning with a letter, at most 30 characters");
        add(
                all,
                () -> entity(EntityName.of("shop", "a123456789012345678901234567890")),
                "entity shop.a123456789012345678901234567890: 'a123456789012345678901234567890' is not an entity's name; use lower-case letters, digits and _, beginning with a letter, at most 30 characters");
        add(all, () -> SHOP.entities(ORDERS), "entity shop.order: it is declared twice; remove one of the two");
        add(
                all,
                () -> SHOP.entities(Entity.of(EntityName.of("shop", "deal"), "", "Deals")),
                "entity shop.deal: it has no label or no plural; name it as people do, in singular and plural");
        add(
                all,
                () -> deal(deal -> deal.title(CITY)),
                "entity shop.deal, title city: contacts.account.city is no field of shop.deal; use a field of shop.deal, or ask for it behind a reference with of(…)");
        add(
                all,
                () -> deal(deal -> deal.fields(name("deal").longText("body"))
                        .title(name("deal").longText("body"))),
                "entity shop.deal, title body: a field of type long text names no record; use a line of text");
        add(
                all,
                () -> deal(deal -> deal.fields(name("deal").text("pin").sensitive())
                        .title(name("deal").text("pin"))),
                "entity shop.deal, title pin: a title is shown to everybody who sees the record; leave sensitive fields out of it");
        add(
                all,
                () -> deal(deal -> deal.fields(name("deal").parts("lines", LINE))),
                "entity shop.deal, field lines: shop.line is already the part of shop.order in lines; declare an entity of its own for these parts");
        add(
                all,
                () -> SHOP.entities(
                        Entity.of(name("deal"), "Deal", "Deals")
                                .fields(name("deal").parts("stages", name("stage"))),
                        Entity.of(name("stage"), "Stage", "Stages")
                                .fields(name("stage").parts("steps", name("step"))),
                        Entity.of(name("step"), "Step", "Steps")),
                "entity shop.stage, field steps: parts cannot have parts; use a reference");
        add(
                all,
                () -> SHOP.entities(
                        Entity.of(name("deal"), "Deal", "Deals")
                                .fields(name("deal").parts("stages", name("stage"))),
                        Entity.of(name("stage"), "Stage", "Stages").owned()),
                "entity shop.stage: a part is owned with its parent; remove owned()");
        add(
                all,
                () -> deal(deal -> deal.fields(name("deal").parts("people", ACCOUNT))),
                "entity shop.deal, field people: contacts.account is another plugin's entity; declare an entity of your own for the parts");
        add(
                all,
                () -> deal(deal -> deal.fields(
                        name("deal").references("all_of_the_people_that_ever_took_a_part_in_this_deals", ACCOUNT))),
                "entity shop.deal, field all_of_the_people_that_ever_took_a_part_in_this_deals: 'all_of_the_people_that_ever_took_a_part_in_this_deals' is not a field's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        EntityName longest = name("a12345678901234567890123456789");
        add(
                all,
                () -> SHOP.entities(Entity.of(longest, "A", "As")
                        .fields(longest.references("people_of_all_the_continents", ACCOUNT))),
                "entity " + longest
                        + ", field people_of_all_the_continents: the name of its table shop_a12345678901234567890123456789_people_of_all_the_continents"
                        + " is longer than 63 characters; choose a shorter name");
    }

    private static void fields(List<Arguments> all) {
        field(all, CITY, "the field was born from contacts.account; make it from the name of shop.deal");
        field(
                all,
                name("deal").text("Full"),
                "'Full' is not a field's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        for (String reserved : List.of("id", "version", "owner", "created_at", "position", "can", "title")) {
            field(
                    all,
                    name("deal").text(reserved),
                    "every record has " + reserved + " of its own; choose another name");
        }
        for (String word : List.of("and", "or", "not", "some")) {
            field(all, name("deal").text(word), word + " is a word of the language of conditions; choose another name");
        }
        for (String word : List.of("select", "user", "order", "value", "year", "offset", "when", "grant")) {
            field(all, name("deal").text(word), word + " is a reserved word of SQL; choose another name");
        }
        field(
                all,
                name("deal").text("x_size"),
                "names that begin with x_ are the administrators'; choose another name");
        add(
                all,
                () -> deal(
                        deal -> deal.fields(name("deal").text("a"), name("deal").integer("a"))),
                "entity shop.deal, field a: shop.deal has another field of this name; choose another name, or remove one of the two");
        add(
                all,
                () -> deal(deal -> deal.fields(
                        name("deal").reference("customer", ACCOUNT),
                        name("deal").text("customer_id"))),
                "entity shop.deal, field customer_id: the field customer has the column customer_id too; rename one of the two");
        field(
                all,
                name("deal").reference("account", EntityName.of("contacts", "acount")),
                "there is no entity contacts.acount; did you mean contacts.account?");
        field(
                all,
                name("deal").reference("account", EntityName.of("zebra", "stripe")),
                "there is no entity zebra.stripe; install the plugin zebra, which is not there or was left out");
        field(
                all,
                name("deal").reference("account", ACCOUNT, ACCOUNT),
                "a target is named twice; remove one of the two");
        field(all, name("deal").parts("lines", name("lin")), "there is no entity shop.lin; did you mean shop.line?");
        field(
                all,
                name("deal").choice("kind", ChoiceList.editable("shop", "kinds")),
                "list shop.kinds: the list begins with no choice; give it at least one");
        field(
                all,
                name("deal").choice("kind", ChoiceList.editable("contacts", "kinds", OPEN)),
                "list contacts.kinds: the list belongs to the plugin contacts; use a list of your own, or depend on contacts");
        field(
                all,
                name("deal").choice("kind", OPEN, OPEN),
                "list shop.deal.kind: the choice open stands there twice; remove one of the two");
        field(
                all,
                name("deal").choice("kind", Choice.of("Not so")),
                "list shop.deal.kind: 'Not so' is not a choice's name; use lower-case letters, digits and _, at most 50 characters");
        add(
                all,
                () -> deal(deal -> deal.fields(
                        name("deal").choice("kind", ChoiceList.editable("shop", "kinds", OPEN)),
                        name("deal").choice("sort", ChoiceList.editable("shop", "kinds", PAID)))),
                "entity shop.deal, field sort, list shop.kinds: the list is declared with other choices elsewhere; share one constant");
        field(
                all,
                name("deal").text("name").maxLength(4001),
                "its maxLength is 4001; give at most 4000, or use a long text");
        field(all, name("deal").longText("name").maxLength(100_001), "its maxLength is 100001; give at most 100000");
        field(all, name("deal").integer("name").maxLength(5), "integer has no maxLength; remove it");
        field(all, name("deal").integer("name").translated(), "integer cannot be translated; remove translated()");
        field(
                all,
                name("deal").text("name").required().retired(),
                "it is retired and required, so that no record could be written; remove required()");
        field(
                all,
                name("deal").longText("name").unique(),
                "name is long text and cannot be unique or indexed; use a field with a single, short value");
        field(
                all,
                name("deal").text("name").maxLength(600).unique(),
                "name is too long to be unique or indexed; give it a maxLength of at most 500");
        field(all, name("deal").text("name").label(" "), "its label is blank; leave it out");
        field(
                all,
                name("deal").text("name").formerly("Old"),
                "former name: 'Old' is not a field's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        add(
                all,
                () -> deal(deal -> deal.fields(
                        name("deal").text("a"), name("deal").text("b").formerly("a"))),
                "entity shop.deal, field b: its former name a is a field too; remove the old field");
    }

    private static void foreignFields(List<Arguments> all) {
        String place = "fields for contacts.account, field points: ";
        add(
                all,
                () -> SHOP.fields(ACCOUNT, ACCOUNT.integer("points")),
                place + "a field for a foreign entity begins with shop_; call it shop_points");
        add(
                all,
                () -> SHOP.fields(ACCOUNT, ACCOUNT.integer("shop_points").required()),
                "fields for contacts.account, field shop_points: a required field would refuse every record that others write; leave it open, or give it a rule with a condition");
        add(
                all,
                () -> SHOP.fields(ORDER, ORDER.integer("shop_points")),
                "fields for shop.order: the entity is the plugin's own; put the fields into the entity");
        add(
                all,
                () -> SHOP.fields(
                        EntityName.of("contacts", "person"),
                        EntityName.of("contacts", "person").integer("shop_points")),
                "fields for contacts.person: there is no entity contacts.person; declare it, or name one that is declared");
        add(
                all,
                () -> SHOP.fields(ACCOUNT, ORDER.integer("shop_points")),
                "fields for contacts.account, field shop_points: the field was born from shop.order; make it from the name of contacts.account");
    }

    private static void rules(List<Arguments> all) {
        rule(
                all,
                Rule.must("Not", NUMBER.is("1"), NO),
                "must Not: 'Not' is not a rule's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        add(
                all,
                () -> SHOP.rules(ORDER, Rule.must("a", NUMBER.is("1"), NO), Rule.must("a", NUMBER.is("2"), NO)),
                "rules of shop.order, must a: shop.order has another rule of this name; choose another");
        rule(
                all,
                Rule.must("a", NUMBER.is("1"), Message.of("contacts.no", "No")),
                "must a, message contacts.no: the key belongs to another plugin; begin it with shop.");
        rule(
                all,
                Rule.must("a", NUMBER.is("1"), Message.of("shop.no", "{0} no")),
                "must a, message shop.no: its pattern cannot be read: its arguments have numbers, not names; see ICU MessageFormat");
        rule(
                all,
                Rule.must("a", CITY.is("1"), NO),
                "must a: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        rule(
                all,
                Rule.must("a", ORDER.text("nummer").is("1"), NO),
                "must a: shop.order has no field nummer; did you mean number?");
        rule(
                all,
                Rule.must("a", ORDER.integer("number").is(1L), NO),
                "must a: shop.order.number is declared as text, not as integer; use the constant that declares the field");
        rule(
                all,
                Rule.must("a", QUANTITY.of(CUSTOMER).is(1L), NO),
                "must a: customer.quantity asks a record of contacts.account for a field of shop.line; use a field of contacts.account");
        rule(
                all,
                Rule.must("a", CITY.of(ABOUT).is("1"), NO),
                "must a: about is no reference to one entity; ask behind references with one target");
        rule(
                all,
                Rule.must("a", ACCOUNT.text("cty").of(CUSTOMER).is("1"), NO),
                "must a: contacts.account has no field cty; did you mean city?");
        rule(
                all,
                Rule.must("a", CITY.of(branches(6)).is("1"), NO),
                "must a: " + "branch.".repeat(6).replaceFirst("^branch", "customer")
                        + "city goes through more than 5 references; ask for less");
        rule(
                all,
                Rule.must("a", ORDER.owner().isMe(), NO),
                "must a: records of shop.order have no owner; declare the entity as owned()");
        rule(
                all,
                Rule.must("a", ORDER.parent().isEmpty(), NO),
                "must a: shop.order is not a part of anything; name it in parts(…) of its parent");
        rule(
                all,
                Rule.must("a", ACCOUNT.owner().isMe(), NO),
                "must a: owner of contacts.account is asked of shop.order; take the term from the name of shop.order");
        rule(
                all,
                Rule.must("a", CUSTOMER.isMe(), NO),
                "must a: customer does not point to system.user; ask this of references to system.user only");
        rule(
                all,
                Rule.must("a", CLERK.isMyTeam(), NO),
                "must a: clerk does not point to system.team; ask this of references to system.team only");
        rule(
                all,
                Rule.must("a", NUMBER.before(When.today()), NO),
                "must a: number is no date and no moment; compare dates and moments with " + When.today());
        rule(
                all,
                Rule.must("a", CUSTOMER.contains("x"), NO),
                "must a: customer cannot be compared by contains; use in, is, isEmpty, isNot");
        rule(
                all,
                Rule.must("a", STATE.is(Choice.of("lost")), NO),
                "must a: state cannot be lost: lost is not one of: open, paid; use a value of the field's type");
        rule(
                all,
                Rule.must("a", CUSTOMER.is(Ref.of(USER, new UUID(1, 1))), NO),
                "must a: customer cannot be system.user/00000000-0000-0001-0000-000000000001: Must be a record of contacts.account, not of system.user; use a value of the field's type");
        rule(
                all,
                Rule.must("a", NUMBER.contains(5), NO),
                "must a: number is compared with 5, which is no text; compare it with a text");
        rule(
                all,
                Rule.must("a", Condition.some(CLERK, NUMBER.is("1")), NO),
                "must a: shop.order.clerk does not point to shop.order; use a reference that points to shop.order");
        rule(
                all,
                Rule.must("a", NUMBER.by(Period.DAY).is("1"), NO),
                "must a: number is no date and no moment; cut dates and moments to periods only");
        rule(all, Rule.required(STATE.is(PAID)), "required: the rule names no field; name at least one");
        rule(
                all,
                Rule.required(STATE.is(PAID), CITY),
                "required: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        rule(all, Rule.unique(), "unique: the rule names no field; name at least one");
        rule(all, Rule.unique(NUMBER, NUMBER), "unique: a field is named twice; remove one of the two");
        rule(
                all,
                Rule.unique(NUMBER, NOTE),
                "unique: note is long text and cannot be unique or indexed; use a field with a single, short value");
        rule(
                all,
                Rule.unique(LINES),
                "unique: lines is parts and cannot be unique or indexed; use a field with a single, short value");
        rule(all, Rule.index(), "index: the index names no term; name at least one");
        rule(
                all,
                Rule.index(CITY.of(CUSTOMER)),
                "index: customer.city is no field of shop.order itself; index the entity's own fields");
        rule(
                all,
                Rule.fill(NUMBER.from(NOTE)),
                "fill, field number: text is filled from long text; fill from a term of the same type");
        rule(
                all,
                Rule.fill(CUSTOMER.from(CLERK)),
                "fill, field customer: it is filled from a reference to other entities; fill from a reference to the same ones");
        rule(
                all,
                Rule.fill(CUSTOMER.from(ABOUT)),
                "fill, field customer: it is filled from an open link; fill from a reference to the same entities");
        rule(all, Rule.fill(NUMBER.from(NUMBER)), "fill, field number: it is filled from itself; name another term");
        rule(
                all,
                Rule.fill(STATE.to(Choice.of("lost"))),
                "fill, field state: state cannot be lost: lost is not one of: open, paid; use a value of the field's type");
        rule(all, Rule.fill(NUMBER.to(null)), "fill, field number: it is filled with nothing; leave the rule out");
        rule(
                all,
                Rule.fill(NUMBER.to("x".repeat(41))),
                "fill, field number: number cannot be " + "x".repeat(41)
                        + ": At most 40 characters, not 41; use a value of the field's type");
        rule(
                all,
                Rule.fill(ORDER.parts("lines", LINE).to(List.of())),
                "fill, field lines: parts cannot be filled; make them in a hook");
        add(
                all,
                () -> SHOP.rules(ORDER, Rule.fill(NUMBER.to("1")), Rule.fill(NUMBER.to("2"))),
                "rules of shop.order, fill, field number: the plugin shop fills it already; keep one of the two");
        add(
                all,
                () -> SHOP.rules(EntityName.of("contacts", "acount"), Rule.index(CITY)),
                "rules of contacts.acount: there is no entity contacts.acount; did you mean contacts.account?");
    }

    private static Term<Ref> branches(int hops) {
        Term<Ref> term = CUSTOMER;
        for (int i = 1; i < hops; i++) {
            term = ACCOUNT.reference("branch", ACCOUNT).of(term);
        }
        return term;
    }

    private static void rights(List<Arguments> all) {
        add(
                all,
                () -> SHOP.permissions(Permission.of("contacts", "sell", "Sell")),
                "permission contacts.sell: it belongs to the plugin contacts; declare own permissions only");
        add(
                all,
                () -> SHOP.permissions(Permission.of("shop", "Sell!", "Sell")),
                "permission shop.Sell!: 'Sell!' is not a permission's name; use lower-case letters, digits, _ and ., beginning with a letter, at most 100 characters");
        add(all, () -> SHOP.permissions(SELL), "permission shop.sell: it is declared twice; remove one of the two");
        add(
                all,
                () -> SHOP.permissions(Permission.of("shop", "order.read", "Read")),
                "permission shop.order.read: an entity's verb has this id already; choose another name");
        add(
                all,
                () -> SHOP.roles(Role.of("contacts", "clerk", "Clerk")),
                "role contacts.clerk: it belongs to the plugin contacts; declare own roles only");
        add(
                all,
                () -> SHOP.roles(Role.of("shop", "A clerk", "Clerk")),
                "role shop.A clerk: 'A clerk' is not a role's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        add(
                all,
                () -> SHOP.roles(Role.of("shop", "clerk", "Clerk"), Role.of("shop", "clerk", "Clerk")),
                "role shop.clerk: it is declared twice; remove one of the two");
        grant(
                all,
                Grant.on(EntityName.of("shop", "odrer"), Verb.READ),
                "grant on shop.odrer: there is no entity shop.odrer; did you mean shop.order?");
        grant(all, Grant.on(ORDER), "grant on shop.order: it grants no verb; name at least one");
        grant(
                all,
                Grant.on(ORDER, Verb.READ).only(CITY),
                "grant on shop.order: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        grant(
                all,
                Grant.on(ORDER, Verb.READ).where(ORDER.text("numbr").is("1")),
                "grant on shop.order: shop.order has no field numbr; did you mean number?");
        add(
                all,
                () -> SHOP.roles(Role.of("shop", "clerk", "Clerk").may(Permission.of("shop", "sel", "Sell"))),
                "role shop.clerk: nobody declares the permission shop.sel; did you mean shop.sell?");
        add(
                all,
                () -> SHOP.needs(ORDER, Verb.READ),
                "need of shop.order: the plugin has every right on its own entities; remove it");
        add(all, () -> SHOP.needs(ACCOUNT), "need of contacts.account: it names no verb; name at least one");
        add(
                all,
                () -> SHOP.needs(EntityName.of("mail", "letter"), Verb.READ),
                "need of mail.letter: there is no entity mail.letter; install the plugin mail, which is not there or was left out");
    }

    private static void actions(List<Arguments> all) {
        ActionName name = ActionName.on(ORDER, "pay");
        action(
                all,
                Action.on(ACCOUNT, "pay").requires(SELL).run(call -> Result.none()),
                "action contacts.account.pay: it belongs to the plugin contacts; for a foreign entity name it ActionName.on(\"shop\", entity, name)");
        action(
                all,
                Action.on(ORDER, "Pay").requires(SELL).run(call -> Result.none()),
                "action shop.order.Pay: 'Pay' is not an action's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        add(
                all,
                () -> SHOP.actions(pay(), pay()),
                "action shop.order.pay: the plugin shop has an action of this name; choose another");
        action(
                all,
                Action.on(ORDER, "pay").run(call -> Result.none()),
                "action shop.order.pay: it does not state who may run it; say requires(permission)");
        action(all, Action.on(ORDER, "pay").requires(SELL), "action shop.order.pay: it has no code; say run(code)");
        action(
                all,
                pay().requires(Permission.of("shop", "sel", "Sell")),
                "action shop.order.pay: nobody declares the permission shop.sel; did you mean shop.sell?");
        action(
                all,
                Action.on(name("ordr"), "pay").requires(SELL).run(call -> Result.none()),
                "action shop.ordr.pay: there is no entity shop.ordr; did you mean shop.order?");
        action(
                all,
                pay().when(ORDER.text("numbr").is("1")),
                "action shop.order.pay, when: shop.order has no field numbr; did you mean number?");
        action(
                all,
                Action.of(ActionName.of("shop", "close"))
                        .requires(SELL)
                        .when(NUMBER.is("1"))
                        .run(call -> Result.none()),
                "action shop.close: it has a condition and no record to ask it of; make it an action on an entity");
        action(
                all,
                Action.of(ActionName.of("shop", "close"))
                        .requires(SELL)
                        .moves(STATE, Set.of(OPEN), PAID)
                        .run(call -> Result.none()),
                "action shop.close: it moves a state and has no record; make it an action on an entity");
        action(
                all,
                pay().moves(STATE, Set.of(OPEN), Choice.of("lost")),
                "action shop.order.pay, moves: state has no state lost; use one of open, paid");
        action(
                all,
                pay().moves(STATE, Set.of(), PAID),
                "action shop.order.pay, moves: it may start from no state; name at least one");
        action(
                all,
                pay().moves(STATE, Set.of(OPEN)),
                "action shop.order.pay, moves: it leads to no state; name at least one");
        @SuppressWarnings({"unchecked", "rawtypes"})
        Field<Choice> number = (Field) NUMBER;
        action(
                all,
                pay().moves(number, Set.of(OPEN), PAID),
                "action shop.order.pay, moves: number is no choice; move a field made by choice(…)");
        action(
                all,
                pay().input(NUMBER),
                "action shop.order.pay, input, field number: it was born from shop.order; make it from the action's name shop.order.pay");
        action(
                all,
                pay().output(name.text("a"), name.text("a")),
                "action shop.order.pay, output, field a: it is named twice; remove one of the two");
        action(
                all,
                pay().input(name.parts("lines", name("lin"))),
                "action shop.order.pay, input, field lines: there is no entity shop.lin; did you mean shop.line?");
        add(
                all,
                () -> SHOP.hooks(Hook.before(name("odrer"), drafts -> {})),
                "hook before shop.odrer: there is no entity shop.odrer; did you mean shop.order?");
        add(
                all,
                () -> SHOP.settings(ShapeName.of("contacts", "settings").text("a")),
                "setting contacts.settings.a: it was born from contacts.settings; make it from ShapeName.of(\"shop\", \"settings\")");
        add(
                all,
                () -> SHOP.settings(
                        ShapeName.of("shop", "settings").text("a"),
                        ShapeName.of("shop", "settings").text("a")),
                "setting shop.settings.a: it is declared twice; remove one of the two");
        add(
                all,
                () -> SHOP.settings(ShapeName.of("shop", "settings").parts("a", LINE)),
                "setting shop.settings.a: settings hold no parts; declare an entity");
    }

    private static void code(List<Arguments> all) {
        String in = "org.kontor.core.plugin.ContributionCheckTest$";
        add(
                all,
                () -> SHOP.resources(Unguarded.class),
                "resource " + in
                        + "Unguarded, method list: it does not state who may call it; annotate it, or its class, with @Requires");
        add(
                all,
                () -> SHOP.resources(Below.class),
                "resource " + in
                        + "Below, method list: it does not state who may call it; annotate it, or its class, with @Requires");
        add(
                all,
                () -> SHOP.resources(Inherits.class),
                "resource " + in
                        + "Inherits, method inherited: it does not state who may call it; annotate it, or its class, with @Requires");
        add(
                all,
                () -> SHOP.resources(UnknownPermission.class),
                "resource " + in
                        + "UnknownPermission, method list: nobody declares the permission shop.sel; did you mean shop.sell?");
        add(
                all,
                () -> SHOP.resources(Locator.class),
                "resource " + in
                        + "Locator, method below: a sub-resource escapes the check; make it a resource class of its own");
        add(
                all,
                () -> SHOP.resources(Unmakeable.class),
                "resource " + in
                        + "Unmakeable: it has no public constructor that takes a PluginContext or nothing; give it one, and take services from the context",
                "resource " + in + "Unmakeable: it has no @Path; give it the path below /api/v1/plugins/shop/");
        add(
                all,
                () -> SHOP.resources(Orders.class, Orders.class),
                "resource " + in + "Orders: it is named twice; remove one of the two");
        add(
                all,
                () -> SHOP.resources(String.class),
                "resource java.lang.String: the class is not the plugin's own; name classes of the plugin's jar",
                "resource java.lang.String: it has no @Path; give it the path below /api/v1/plugins/shop/",
                "resource java.lang.String: it serves no method; annotate one with @GET, @POST, …");
        add(
                all,
                () -> SHOP.mappers(Pasting.class),
                "mapper " + in
                        + "Pasting, method code: its SQL is made by code; write it into @Select, @Insert, @Update or @Delete",
                "mapper " + in
                        + "Pasting, method paste: it does not state who may call it; annotate it, or its class, with @Requires",
                "mapper " + in + "Pasting, method paste: ${…} pastes text into SQL; bind values with #{…}");
        add(all, () -> SHOP.mappers(Orders.class), "mapper " + in + "Orders: it is no interface; make it one");
        add(
                all,
                () -> SHOP.provides(String.class, "x"),
                "service java.lang.String: it is no interface; provide an interface");
        add(
                all,
                () -> SHOP.provides(Runnable.class, () -> {}).provides(Runnable.class, () -> {}),
                "service java.lang.Runnable: it is provided twice; remove one of the two");
        add(
                all,
                () -> SHOP.migrations("db/change-log.xml"),
                "migration db/change-log.xml: there is no file db/change-log.xml in the plugin's jar; add the file, or correct the path");
        add(
                all,
                () -> SHOP.migrations("../logback-test.xml"),
                "migration ../logback-test.xml: the path leaves its folder; name it from the root of the jar, without ..");
        add(
                all,
                () -> SHOP.migrations("logback-test.xml", "logback-test.xml"),
                "migration logback-test.xml: it is named twice; remove one of the two");
    }

    private static void ui(List<Arguments> all) {
        element(
                all,
                Ui.menu(name("odrer"), "Orders", "building", 1),
                "menu shop.odrer: there is no entity shop.odrer; did you mean shop.order?");
        element(
                all,
                Ui.menu(ORDER, "Orders", "<svg>", 1),
                "menu shop.order: '<svg>' is no icon's name; see tabler.io/icons");
        element(all, Ui.menu(ORDER, " ", "building", 1), "menu shop.order: its label is blank; say what people read");
        element(
                all,
                Ui.view(ORDER, "All of it", "All"),
                "view of shop.order All of it: 'All of it' is not a name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        element(
                all,
                Ui.view(ORDER, "all", "All").columns(CITY),
                "view of shop.order all, columns: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        element(
                all,
                Ui.view(ORDER, "all", "All").sort(NOTE.ascending()),
                "view of shop.order all, sort: long text note has no order; use another term");
        element(
                all,
                Ui.view(ORDER, "all", "All").groupBy(LINES),
                "view of shop.order all, groups: parts lines has no order; use another term");
        element(
                all,
                Ui.view(ORDER, "all", "All").where(ORDER.text("numbr").is("1")),
                "view of shop.order all, where: shop.order has no field numbr; did you mean number?");
        add(
                all,
                () -> SHOP.ui(Ui.view(ORDER, "all", "All"), Ui.view(ORDER, "all", "All")),
                "view of shop.order all: it is declared twice; remove one of the two");
        element(
                all,
                Ui.section(ORDER, "main", "Main", 1, CITY),
                "section of shop.order main: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        element(
                all,
                Ui.related(ACCOUNT, "orders", "Orders", CLERK, 1),
                "related of contacts.account orders: shop.order.clerk does not point to contacts.account; use a reference that points to contacts.account");
        element(
                all,
                Ui.related(ACCOUNT, "orders", "Orders", CUSTOMER, 1, QUANTITY),
                "related of contacts.account orders, columns: shop.line.quantity is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        element(
                all,
                new Ui.Widget("contacts", "sales", "Sales", Query.of(ORDER), null),
                "widget sales: it belongs to the plugin contacts; show own widgets only");
        element(
                all,
                new Ui.Widget("shop", "sales", "Sales", Query.of(ORDER), Measure.sum(NUMBER)),
                "widget sales, measure: text number cannot be summed; use a number or an amount");
        element(
                all,
                new Ui.Widget("shop", "sales", "Sales", Query.of(ORDER), new Measure(Measure.Kind.SUM, null)),
                "widget sales, measure: it names no term; say over what it is worked out");
        element(
                all,
                new Ui.Widget("shop", "sales", "Sales", Query.of(name("odrer")), null),
                "widget sales: there is no entity shop.odrer; did you mean shop.order?");
        element(
                all,
                new Ui.Module("shop", "main.js", null),
                "UI module main.js: there is no file META-INF/kontor/ui/main.js in the plugin's jar; add the file, or correct the path");
        element(
                all,
                new Ui.Module("shop", "../main.js", null),
                "UI module ../main.js: the path leaves its folder; name it from the root of the jar, without ..");
        element(
                all,
                new Ui.Module("contacts", "test.js", null),
                "UI module test.js: it belongs to the plugin contacts; name own modules only");
        element(
                all,
                new Ui.Module("shop", "test.js", "none.css"),
                "UI module test.js, style none.css: there is no file META-INF/kontor/ui/none.css in the plugin's jar; add the file, or correct the path");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsToldWithItsMend(Supplier<Contribution> contribution, List<String> told) {
        assertThat(check(SYSTEM, CONTACTS, contribution.get())).containsExactlyElementsOf(told);
    }

    @Test
    void allFaultsOfAPluginAreToldTogether() {
        assertThat(check(
                        SYSTEM,
                        CONTACTS,
                        SHOP.api(7)
                                .dependsOn("zebra")
                                .migrations("none.xml")
                                .hooks(Hook.before(name("odrer"), drafts -> {}))))
                .hasSize(4);
    }

    @Test
    void aFolderNamesThePlugin() {
        assertThat(ContributionCheck.check(List.of(new Candidate(
                        "store", Contribution.of("shop", "Shop"), getClass().getClassLoader()))))
                .extracting(Violation::toString)
                .containsExactly(
                        "the contribution: it says that its id is shop; call the folder plugins/shop, or say Contribution.of(\"store\", …)");
    }

    @Test
    void theKernelsIdsAreTaken() {
        for (String id : List.of("custom", "kontor", "x")) {
            assertThat(check(Contribution.of(id, "Mine")))
                    .containsExactly("the contribution: the id " + id + " is taken by the kernel; choose another");
        }
        assertThat(check(SYSTEM, SYSTEM))
                .contains("the contribution: another plugin has this id; remove one of the two");
    }

    @Test
    void aPluginsIdHasAGrammar() {
        assertThat(check(Contribution.of("My Shop", "Shop")))
                .containsExactly(
                        "the contribution: 'My Shop' is not a plugin's id; use lower-case letters, digits and _, beginning with a letter, at most 30 characters");
    }

    @Test
    void circlesAreToldOfEachMember() {
        assertThat(check(
                        Contribution.of("a", "A").dependsOn("b"),
                        Contribution.of("b", "B").dependsOn("c"),
                        Contribution.of("c", "C").dependsOn("a"),
                        Contribution.of("d", "D").dependsOn("a")))
                .containsExactly(
                        "dependency on b: it depends on a in turn; let one of them speak of the other by name only",
                        "dependency on c: it depends on b in turn; let one of them speak of the other by name only",
                        "dependency on a: it depends on c in turn; let one of them speak of the other by name only");
    }

    @Test
    void twoPluginsThatClaimOneTableAreToldApart() {
        EntityName one = EntityName.of("a", "b_c");
        EntityName other = EntityName.of("a_b", "c");

        assertThat(check(
                        Contribution.of("a", "A").entities(Entity.of(one, "One", "Ones")),
                        Contribution.of("a_b", "B").entities(Entity.of(other, "Other", "Others"))))
                .containsExactly("entity a_b.c: the table a_b_c is taken by the plugin a; choose another name");
    }

    @Test
    void theOwnerOfAnEntityHasADisputedName() {
        Contribution late = Contribution.of("contacts", "Contacts")
                .entities(Entity.of(ACCOUNT, "Account", "Accounts").fields(ACCOUNT.text("shop_points")));
        Contribution early = Contribution.of("shop", "Shop").fields(ACCOUNT, ACCOUNT.text("shop_points"));

        assertThat(ContributionCheck.check(List.of(Candidate.of(early), Candidate.of(late))))
                .extracting(Violation::pluginId)
                .containsExactly("shop");
    }

    @Test
    void aPluginsFaultsAreNotLaidAtAnothersDoor() {
        Contribution greedy = Contribution.of("a", "A")
                .entities(Entity.of(ORDER, "Mine", "Mine").owned())
                .fields(ACCOUNT, ACCOUNT.integer("city"), ACCOUNT.parts("a_lines", LINE))
                .permissions(SELL)
                .rules(ORDER, Rule.must("positive", NUMBER.is("1"), Message.of("a.no", "No")))
                .actions(Action.of(ActionName.on("a", ORDER, "pay")).run(call -> Result.none()));
        Contribution shop = SHOP.rules(ORDER, Rule.must("positive", WEIGHT.atLeast(BigDecimal.ZERO), NO))
                .actions(pay());

        assertThat(ContributionCheck.check(Stream.of(SYSTEM, greedy, CONTACTS, shop)
                        .map(Candidate::of)
                        .toList()))
                .isNotEmpty()
                .extracting(Violation::pluginId)
                .containsOnly("a");
    }

    private static EntityName name(String entity) {
        return EntityName.of("shop", entity);
    }

    private static Contribution entity(EntityName name) {
        return SHOP.entities(Entity.of(name, "Thing", "Things"));
    }

    private static Contribution deal(UnaryOperator<Entity> change) {
        return SHOP.entities(change.apply(Entity.of(name("deal"), "Deal", "Deals")));
    }

    private static void field(List<Arguments> all, Field<?> field, String told) {
        String separator = told.matches("(list [a-z._]+|former name): .*") ? ", " : ": ";
        add(all, () -> deal(deal -> deal.fields(field)), "entity shop.deal, field " + field.name() + separator + told);
    }

    private static void rule(List<Arguments> all, Rule rule, String told) {
        add(all, () -> SHOP.rules(ORDER, rule), "rules of shop.order, " + told);
    }

    private static void grant(List<Arguments> all, Grant grant, String told) {
        add(all, () -> SHOP.roles(Role.of("shop", "clerk", "Clerk").grant(grant)), "role shop.clerk, " + told);
    }

    private static void action(List<Arguments> all, Action action, String told) {
        add(all, () -> SHOP.actions(action), told);
    }

    private static void element(List<Arguments> all, Ui element, String told) {
        add(all, () -> SHOP.ui(element), told);
    }

    private static void add(List<Arguments> all, Supplier<Contribution> contribution, String... told) {
        all.add(Arguments.of(
                contribution, Stream.of(told).filter(line -> !line.isEmpty()).toList()));
    }

    private static List<String> check(Contribution... contributions) {
        return ContributionCheck.check(
                        Stream.of(contributions).map(Candidate::of).toList())
                .stream()
                .map(Violation::toString)
                .toList();
    }
}
