package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.CITY;
import static org.kontor.core.plugin.CheckedShop.OPEN;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.PAID;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.deal;
import static org.kontor.core.plugin.Faults.field;
import static org.kontor.core.plugin.Faults.name;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.EntityName;

/** Faults of fields, own ones and those for others' entities. */
class FieldCheckTest implements FaultsTest {
    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        fields(all);
        foreignFields(all);
        return all;
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
}
