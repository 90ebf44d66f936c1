package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.CITY;
import static org.kontor.core.plugin.CheckedShop.LINE;
import static org.kontor.core.plugin.CheckedShop.ORDERS;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.deal;
import static org.kontor.core.plugin.Faults.entity;
import static org.kontor.core.plugin.Faults.name;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;

/** Faults of entities. */
class EntityCheckTest implements FaultsTest {
    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        entities(all);
        return all;
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
                () -> deal(
                        deal -> deal.attachedTo(name("deal").reference("about").required())),
                "entity shop.deal, attachedTo: about is no field of the entity; put it among fields(…)");
        add(
                all,
                () -> deal(deal -> deal.fields(
                                name("deal").reference("about", ACCOUNT).required())
                        .attachedTo(name("deal").reference("about", ACCOUNT).required())),
                "entity shop.deal, attachedTo: about does not name a record of any entity in each case; make it reference(\"about\").required(), without a target");
        add(
                all,
                () -> deal(deal -> deal.fields(name("deal").reference("about").required())
                        .attachedTo(name("deal").reference("about").required())
                        .owned()),
                "entity shop.deal, attachedTo: what hangs on a record is seen as far as that is, and has neither owner nor parent; remove owned(), or attachedTo(…)");
        add(
                all,
                () -> deal(deal -> deal.fields(name("deal").parts("people", ACCOUNT))),
                "entity shop.deal, field people: contacts.account is another plugin's entity; declare an entity of your own for the parts");
        add(
                all,
                () -> deal(deal -> deal.fields(
                        name("deal").references("all_of_the_people_that_ever_took_a_part_in_this_deals", ACCOUNT))),
                "entity shop.deal, field all_of_the_people_that_ever_took_a_part_in_this_deals: 'all_of_the_people_that_ever_took_a_part_in_this_deals' is not a field's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
    }
}
