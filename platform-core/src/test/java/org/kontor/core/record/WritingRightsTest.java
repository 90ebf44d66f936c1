package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.FieldRights;
import org.kontor.core.access.Right;
import org.kontor.core.database.Dialect;

class WritingRightsTest extends ShopTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void rightsArePairsOfRecordsAndFieldsWhenWriting(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        FieldRights nameAndCity =
                field -> field.system() != null || List.of("name", "city").contains(field.name());
        FieldRights creditOnly = field -> field.name().equals("credit");
        FieldRights known = field -> !field.name().equals("tax_number");
        Condition brno = Shop.CITY.is("Brno");
        Condition ada = Shop.NAME.is("Ada");
        Access person = shop.person(Map.of(
                Shop.CUSTOMER,
                Map.of(
                        Verb.READ, List.of(new Right(Scope.ALL, Condition.always(), known)),
                        Verb.CREATE, List.of(new Right(Scope.ALL, brno, nameAndCity)),
                        Verb.UPDATE,
                                List.of(
                                        new Right(Scope.ALL, brno, nameAndCity),
                                        new Right(Scope.ALL, ada, creditOnly)))));
        assertThat(code(() -> create(shop, person, Shop.NAME.to("Bob"), Shop.CITY.to("Kyjov"))))
                .isEqualTo(Refusal.Code.FORBIDDEN);
        Row bob = create(shop, person, Shop.NAME.to("Bob"), Shop.CITY.to("Brno"));
        assertThat(bob.get(Shop.CUSTOMER.owner())).isEqualTo(person.actor().ref());
        Refusal credit = refusal(() -> update(shop, person, bob, Shop.CREDIT.to(5L)));
        assertThat(credit.code()).isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(fields(credit)).containsExactly("credit");
        Refusal unknown = refusal(() -> update(shop, person, bob, Shop.TAX.to("1")));
        assertThat(unknown.code()).isEqualTo(Refusal.Code.INVALID);
        assertThat(unknown.errors().getFirst().message().key()).isEqualTo("system.unknown_field");
        Row other = customer(shop, Shop.CITY.to("Kyjov"));
        assertThat(code(() -> update(shop, person, other, Shop.CITY.to("Brno"))))
                .isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(update(shop, person, other, Shop.CREDIT.to(5L)).get(Shop.CREDIT))
                .isEqualTo(5);
        assertThat(code(() -> shop.write(person, (transaction, access) -> {
                    shop.writer.delete(
                            transaction,
                            access,
                            Shop.CUSTOMER,
                            List.of(new Edit(bob.ref().id(), 1, List.of())),
                            false);
                    return 0;
                })))
                .isEqualTo(Refusal.Code.FORBIDDEN);
        Access blind = shop.person(Map.of());
        assertThat(code(() -> update(shop, blind, bob, Shop.CITY.to("Brno")))).isEqualTo(Refusal.Code.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatOneMayNotSeeOneMayNotPointTo(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row seen = customer(shop, Shop.CITY.to("Brno"));
        Row unseen = customer(shop, Shop.CITY.to("Kyjov"));
        Access person = shop.person(Map.of(
                Shop.CUSTOMER,
                        Map.of(Verb.READ, List.of(new Right(Scope.ALL, Shop.CITY.is("Brno"), FieldRights.all()))),
                Shop.ORDER, Map.of(Verb.READ, List.of(Right.whole()), Verb.CREATE, List.of(Right.whole()))));
        Refusal refusal = refusal(() -> order(shop, person, unseen.ref()));
        Refusal missing = refusal(() -> order(shop, person, Ref.of(Shop.CUSTOMER, UUID.randomUUID())));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID);
        assertThat(refusal.errors()).isEqualTo(missing.errors());
        assertThat(order(shop, person, seen.ref()).get(Shop.BUYER)).isEqualTo(seen.ref());
    }

    private static Row order(ShopPlatform shop, Access person, Ref customer) {
        return shop.write(
                        person,
                        (transaction, access) -> shop.writer.create(
                                transaction, access, Shop.ORDER, List.of(List.of(Shop.BUYER.to(customer))), false))
                .getFirst();
    }

    private static Row create(ShopPlatform shop, Access person, Assignment... values) {
        return shop.write(
                        person,
                        (transaction, access) ->
                                shop.writer.create(transaction, access, Shop.CUSTOMER, List.of(List.of(values)), false))
                .getFirst();
    }

    private static Row update(ShopPlatform shop, Access person, Row row, Assignment... values) {
        Edit edit = new Edit(row.ref().id(), row.version(), List.of(values));
        return shop.write(
                        person,
                        (transaction, access) ->
                                shop.writer.update(transaction, access, Shop.CUSTOMER, List.of(edit), false))
                .getFirst();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void partsHaveFieldRightsOfTheirOwn(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row order = order(shop, customer(shop).ref(), "pen");
        FieldRights noNote = field -> !field.name().equals("note");
        Access person = shop.person(Map.of(
                Shop.ORDER, Map.of(Verb.READ, List.of(Right.whole()), Verb.UPDATE, List.of(Right.whole())),
                Shop.LINE,
                        Map.of(
                                Verb.READ, List.of(Right.whole()),
                                Verb.UPDATE, List.of(new Right(Scope.ALL, Condition.always(), noNote)))));
        UUID line = order.get(Shop.LINES).getFirst().ref().id();
        Refusal refusal =
                refusal(() -> patch(shop, person, order, "{\"lines\":[{\"id\":\"" + line + "\",\"note\":\"x\"}]}"));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(fields(refusal)).containsExactly("lines[0].note");
        Row patched = patch(
                shop,
                person,
                order,
                "{\"lines\":[{\"product\":\"ink\"},{\"id\":\"" + line + "\",\"quantity\":\"2.50\"}]}");
        assertThat(patched.get(Shop.LINES))
                .extracting(each -> each.get(Shop.PRODUCT))
                .containsExactly("ink", "pen");
        assertThat(patched.get(Shop.LINES).get(1).get(Shop.QUANTITY)).isEqualByComparingTo("2.5");
        assertThat(patched.get(Shop.SIZE)).isEqualTo(2);
        Row emptied = patch(shop, person, patched, "{\"ship_to\":null,\"lines\":[]}");
        assertThat(emptied.find(Shop.SHIP_TO)).isEmpty();
        assertThat(emptied.find(Shop.LINES).orElse(List.of())).isEmpty();
        Refusal kept =
                refusal(() -> patch(shop, person, emptied, "{\"created_at\":\"2026-01-01T00:00:00Z\",\"version\":1}"));
        assertThat(fields(kept)).containsExactlyInAnyOrder("created_at", "version");
    }

    private static Row patch(ShopPlatform shop, Access person, Row row, String json) {
        Edit edit;
        try {
            edit = new Edit(
                    row.ref().id(),
                    row.version(),
                    new RecordParser(shop.catalog).record(row.ref().entity(), JSON.readTree(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shop.write(
                        person,
                        (transaction, access) -> shop.writer.update(
                                transaction, access, row.ref().entity(), List.of(edit), false))
                .getFirst();
    }
}
