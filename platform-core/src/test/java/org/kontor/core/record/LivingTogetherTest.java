package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.database.Dialect;

/** Records with parts, states and references to each other. */
class LivingTogetherTest extends ShopTest {
    @ParameterizedTest
    @MethodSource(DATABASES)
    void partsKeepTheirIdsAndChangeTheirParentsVersion(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row order = order(shop, customer(shop, Shop.CITY.to("Brno")).ref(), "pen", "ink", "pad");
        assertThat(order.get(Shop.SIZE)).isEqualTo(3);
        assertThat(order.get(Shop.SHIP_TO)).isEqualTo("Brno");
        List<Row> lines = order.get(Shop.LINES);
        Row changed = shop.data.write(shop.self, records -> {
            Row line = lines.get(2);
            List<Row> next = List.of(line, records.part(Shop.LINE, Shop.PRODUCT.to("box")), lines.get(0));
            return records.update(order, Shop.LINES.to(next));
        });
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.get(Shop.LINES))
                .extracting(line -> line.get(Shop.PRODUCT))
                .containsExactly("pad", "box", "pen");
        assertThat(changed.get(Shop.LINES).get(2).ref()).isEqualTo(lines.get(0).ref());
        Row line = changed.get(Shop.LINES).get(1);
        Row noted = shop.data.write(shop.self, records -> records.update(line, Shop.LINE_NOTE.to("fragile")));
        assertThat(noted.get(Shop.LINE_NOTE)).isEqualTo("fragile");
        Row again = shop.data.read(shop.self, records -> records.get(order.ref()));
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.get(Shop.LINES))
                .extracting(each -> each.get(Shop.PRODUCT))
                .containsExactly("pad", "box", "pen");
        Row other = order(shop, order.get(Shop.BUYER), "cup");
        Row foreign = other.get(Shop.LINES).getFirst();
        assertThat(fields(refusal(() ->
                        shop.data.write(shop.self, records -> records.update(again, Shop.LINES.to(List.of(foreign)))))))
                .containsExactly("lines[0].id");
        assertThat(shop.log
                        .of(order.ref(), Long.MAX_VALUE, 1)
                        .getFirst()
                        .change()
                        .changes())
                .contains("lines")
                .contains("fragile");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aHookWithinReachesBehindTheReferencesOfWhatWasWrittenAndOfWhatItWasBefore(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Ref brno = customer(shop, Shop.CITY.to("Brno")).ref();
        Ref plzen = customer(shop, Shop.CITY.to("Plzen")).ref();
        Ref nowhere = customer(shop).ref();
        shop.shop.destinations.clear();
        List<Row> orders = shop.data.write(
                shop.self,
                records -> records.create(
                        Shop.ORDER,
                        List.of(
                                Values.of(Shop.BUYER.to(brno), Shop.NUMBER.to("within 1 " + dialect)),
                                Values.of(Shop.BUYER.to(plzen), Shop.NUMBER.to("within 2 " + dialect)),
                                Values.of(Shop.BUYER.to(nowhere), Shop.NUMBER.to("within 3 " + dialect)))));
        assertThat(shop.shop.destinations)
                .containsExactly(
                        "within 1 " + dialect + " Brno",
                        "within 2 " + dialect + " Plzen",
                        "within 3 " + dialect + " nowhere");
        shop.shop.destinations.clear();
        shop.data.write(shop.self, records -> records.update(orders.getFirst(), Shop.BUYER.to(plzen)));
        assertThat(shop.shop.destinations).containsExactly("within 1 " + dialect + " Plzen", "before Brno");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRecordComesBackFromTheTrashWithAllThatBelongedToIt(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row tag = shop.data.write(shop.self, records -> records.create(Shop.TAG, Shop.TAG_NAME.to("loyal " + dialect)));
        Row buyer = customer(shop, Shop.TAGS.to(List.of(tag.ref())), Shop.EMAIL.to("trash@example.org"));
        Row order = order(shop, buyer.ref(), "pen", "ink");
        Refusal needed = refusal(() -> shop.data.write(shop.self, records -> {
            records.delete(buyer);
            return 0;
        }));
        assertThat(needed.code()).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(needed.text().arguments()).containsEntry("count", 1L).containsEntry("entity", Shop.ORDER);
        shop.data.write(shop.self, records -> {
            records.delete(order);
            records.delete(buyer);
            return 0;
        });
        assertThat(shop.data.<Boolean>read(
                        shop.self, records -> records.find(order.ref()).isEmpty()))
                .isTrue();
        Row second = customer(shop, Shop.EMAIL.to("trash@example.org"));
        TrashEntry entry = entry(shop, Shop.CUSTOMER, buyer.ref());
        assertThat(entry.title()).isEqualTo("Ada");
        assertThat(refusal(() -> restore(shop, entry)).code()).isEqualTo(Refusal.Code.CONFLICT);
        shop.data.write(shop.self, records -> records.update(second, Shop.EMAIL.to(null)));
        restore(shop, entry);
        restore(shop, entry(shop, Shop.ORDER, order.ref()));
        Row back = shop.data.read(shop.self, records -> records.get(order.ref()));
        assertThat(back.version()).isEqualTo(2);
        assertThat(back.get(Shop.LINES))
                .extracting(Row::ref)
                .isEqualTo(order.get(Shop.LINES).stream().map(Row::ref).toList());
        Row buyerBack = shop.data.read(shop.self, records -> records.get(buyer.ref()));
        assertThat(buyerBack.get(Shop.TAGS)).containsExactly(tag.ref());
        assertThat(shop.log
                        .of(buyer.ref(), Long.MAX_VALUE, 1)
                        .getFirst()
                        .change()
                        .kind())
                .isEqualTo(ChangeKind.RESTORED);
    }

    private static TrashEntry entry(ShopPlatform shop, EntityName entity, Ref record) {
        return shop.data.reading(
                shop.self,
                (transaction, access) -> shop.writer.deleted(transaction, access, entity, null, 100).stream()
                        .filter(each -> each.record().equals(record))
                        .findFirst()
                        .orElseThrow());
    }

    private static Ref restore(ShopPlatform shop, TrashEntry entry) {
        return shop.data.writing(
                shop.self, (transaction, access) -> shop.writer.restore(transaction, access, entry.id()));
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aStateIsMovedByActionsOnly(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row order = order(shop, customer(shop).ref(), "pen");
        assertThat(order.get(Shop.STATE)).isEqualTo(Shop.OPEN);
        Refusal refusal =
                refusal(() -> shop.data.write(shop.self, records -> records.update(order, Shop.STATE.to(Shop.DONE))));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(fields(refusal)).containsExactly("state");
        assertThat(fields(refusal(
                        () -> run(shop, Shop.CONFIRM, order, Shop.FOR.to(Ref.of(Shop.CUSTOMER, UUID.randomUUID()))))))
                .containsExactlyInAnyOrder("remark", "for_customer");
        run(shop, Shop.CONFIRM, order, Shop.REMARK.to("please"));
        Row confirmed = shop.data.read(shop.self, records -> records.get(order.ref()));
        assertThat(confirmed.get(Shop.STATE)).isEqualTo(Shop.CONFIRMED);
        ChangeEntry entry = shop.log.of(order.ref(), Long.MAX_VALUE, 1).getFirst();
        assertThat(entry.change().kind()).isEqualTo(ChangeKind.ACTION);
        assertThat(entry.change().changes()).contains("\"$action\":\"shop.order.confirm\"");
        assertThat(refusal(() -> run(shop, Shop.CONFIRM, confirmed, Shop.REMARK.to("again")))
                        .code())
                .isEqualTo(Refusal.Code.CONFLICT);
        // not shipped to anybody
        assertThat(refusal(() -> run(shop, Shop.FINISH, confirmed)).code()).isEqualTo(Refusal.Code.CONFLICT);
        Row shipped = shop.data.write(shop.self, records -> records.update(confirmed, Shop.SHIP_TO.to("Brno")));
        run(shop, Shop.FINISH, shipped);
        Row done = shop.data.read(shop.self, records -> records.get(order.ref()));
        assertThat(done.get(Shop.STATE)).isEqualTo(Shop.DONE);
        assertThat(done.get(Shop.SHIP_TO)).isEqualTo("delivered");
    }

    private static Object run(ShopPlatform shop, ActionName action, Row row, Assignment... input) {
        return shop.data.write(shop.self, records -> records.run(action, row, input));
    }
}
