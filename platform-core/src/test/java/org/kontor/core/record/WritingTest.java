package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Period;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Scope;
import org.kontor.api.Values;
import org.kontor.api.Verb;
import org.kontor.api.When;
import org.kontor.core.access.Access;
import org.kontor.core.access.FieldRights;
import org.kontor.core.access.Right;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.rule.ConditionCheck;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritingTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Dialect, ShopPlatform> platforms = new EnumMap<>(Dialect.class);

    private ShopPlatform shop(Dialect dialect) {
        return platforms.computeIfAbsent(dialect, ShopPlatform::new);
    }

    @AfterAll
    void close() {
        platforms.values().forEach(ShopPlatform::close);
    }

    private static Row customer(ShopPlatform shop, Assignment... more) {
        List<Assignment> all = new ArrayList<>(List.of(more));
        all.add(Shop.NAME.to("Ada"));
        return shop.data.write(
                shop.self, records -> records.create(Shop.CUSTOMER, Values.of(all.toArray(Assignment[]::new))));
    }

    private static Row order(ShopPlatform shop, Ref customer, String... products) {
        return shop.data.write(
                shop.self,
                records ->
                        records.create(Shop.ORDER, Shop.BUYER.to(customer), Shop.LINES.to(lines(records, products))));
    }

    private static List<Row> lines(Records records, String... products) {
        return List.of(products).stream()
                .map(product -> records.part(Shop.LINE, Shop.PRODUCT.to(product), Shop.QUANTITY.to(BigDecimal.ONE)))
                .toList();
    }

    private static Refusal refusal(ThrowingCallable call) {
        AtomicReference<Refusal> caught = new AtomicReference<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, caught::set);
        return caught.get();
    }

    private static List<String> fields(Refusal refusal) {
        return refusal.errors().stream().map(Refusal.FieldError::field).toList();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aNewRecordHasAVersionAnOwnerAndAnEntryInTheLog(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row row = customer(shop, Shop.CITY.to("Prag"));
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.get(Shop.CITY)).isEqualTo("Praha");
        assertThat(row.get(Shop.CUSTOMER.owner())).isEqualTo(shop.self.ref());
        assertThat(row.get(Shop.CUSTOMER.creator())).isEqualTo(shop.self.ref());
        List<ChangeEntry> log = shop.log.of(row.ref(), Long.MAX_VALUE, 10);
        assertThat(log).hasSize(1);
        assertThat(log.getFirst().change().kind()).isEqualTo(ChangeKind.CREATED);
        assertThat(log.getFirst().change().changes()).contains("\"city\":[null,\"Praha\"]");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aChangeAddsOneToTheVersionAndNoChangeNone(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row row = customer(shop);
        Row changed = shop.data.write(shop.self, records -> records.update(row, Shop.CITY.to("Brno")));
        assertThat(changed.version()).isEqualTo(2);
        Row same = shop.data.write(shop.self, records -> records.update(changed, Shop.CITY.to("Brno")));
        assertThat(same.version()).isEqualTo(2);
        assertThat(shop.log.of(row.ref(), Long.MAX_VALUE, 10)).hasSize(2);
        assertThat(refusal(() -> shop.data.write(shop.self, records -> records.update(row, Shop.CITY.to("Kyjov"))))
                        .code())
                .isEqualTo(Refusal.Code.STALE);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void everythingThatDoesNotFitIsToldAtOnce(Dialect dialect) throws Exception {
        ShopPlatform shop = shop(dialect);
        RecordParser parser = new RecordParser(shop.catalog);
        Row row = customer(shop);
        List<Assignment> bad = parser.record(
                Shop.ORDER,
                JSON.readTree("{\"number\":7,\"colour\":\"red\",\"id\":\"x\",\"buyer\":\"" + UUID.randomUUID()
                        + "\",\"lines\":[{\"product\":\"pen\",\"quantity\":\"1\"},{\"quantity\":\"0\"},{\"quantity\":\"x\","
                        + "\"size\":1,\"product\":\"ink\"}]}"));
        Refusal refusal = refusal(() -> shop.data.writing(
                shop.self,
                (transaction, access) -> shop.writer.create(transaction, access, Shop.ORDER, List.of(bad), false)));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID);
        assertThat(fields(refusal))
                .contains("number", "colour", "id", "buyer", "lines[1].product", "lines[2].quantity", "lines[2].size")
                .doesNotContain("lines[0].product");
        assertThat(refusal.text()).isEqualTo(Shop.TOO_LITTLE);
        Refusal batch = refusal(() -> shop.data.write(
                shop.self,
                records -> records.create(
                        Shop.CUSTOMER,
                        List.of(
                                Values.of(Shop.NAME.to("Bob")),
                                Values.of(Shop.NAME.to("Black"), Shop.COMPANY.to(true)),
                                Values.of(Shop.EMAIL.to("nobody"))))));
        assertThat(fields(batch)).containsExactlyInAnyOrder("[1].name", "[1].tax_number", "[2].name", "[2].email");
        assertThat(row.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aUniqueValueIsTakenOnceAndTheHolderIsNamed(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        customer(shop, Shop.EMAIL.to("Ada@Example.org"));
        Refusal refusal = refusal(() -> customer(shop, Shop.EMAIL.to("ada@example.org")));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(fields(refusal)).containsExactly("email");
        assertThat(refusal.errors().getFirst().message().arguments()).containsEntry("title", "Ada");
        Refusal twins = refusal(() -> shop.data.write(
                shop.self,
                records -> records.create(
                        Shop.TAG, List.of(Values.of(Shop.TAG_NAME.to("twin")), Values.of(Shop.TAG_NAME.to("twin"))))));
        assertThat(fields(twins)).containsExactly("[1].name");
    }

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
        assertThat(needed.text().arguments()).containsEntry("count", 1L).containsEntry("entity", "shop.order");
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
                (transaction, access) -> shop.writer.trash().list(transaction, access, entity, null, 100).stream()
                        .filter(each -> each.record().equals(record))
                        .findFirst()
                        .orElseThrow());
    }

    private static Ref restore(ShopPlatform shop, TrashEntry entry) {
        return shop.data.writing(
                shop.self, (transaction, access) -> shop.writer.trash().restore(transaction, access, entry.id()));
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

    @ParameterizedTest
    @MethodSource(DATABASES)
    void hooksSeeBatchesAndWriteInTheSameTransaction(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        List<Values> many = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            many.add(Values.of(Shop.NAME.to("Customer " + i), Shop.EMAIL.to("many" + i + "@example.org")));
        }
        shop.shop.batches.set(0);
        List<Row> rows = shop.data.write(shop.self, records -> records.create(Shop.CUSTOMER, many));
        assertThat(rows).hasSize(1200);
        assertThat(rows.get(700).get(Shop.NAME)).isEqualTo("Customer 700");
        assertThat(shop.shop.batches.get()).isEqualTo(1);
        assertThatThrownBy(() -> shop.data.write(shop.self, records -> records.create(Shop.LOOP, Shop.TURN.to(1L))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without end");
        assertThat(shop.data.<Integer>read(
                        shop.self,
                        records -> records.list(Query.of(Shop.LOOP)).rows().size()))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void recordsAreOfNoUseOutsideTheirCallback(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        AtomicReference<Records> kept = new AtomicReference<>();
        shop.data.write(shop.self, records -> {
            kept.set(records);
            return 0;
        });
        assertThatThrownBy(() -> kept.get().create(Shop.TAG, Shop.TAG_NAME.to("late")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shop.data.read(shop.self, records -> {
                    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                        return other.submit(() -> records.list(Query.of(Shop.TAG)))
                                .get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .hasMessageContaining("another thread");
        assertThatThrownBy(() -> shop.data.read(shop.self, records -> records.create(Shop.TAG, Shop.TAG_NAME.to("r"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only read");
        assertThatThrownBy(() -> shop.data.write(shop.self, records -> shop.data.write(shop.self, inner -> 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use the records you were given");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aFailureThatIsSwallowedTooLateIsNotCommitted(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        String name = "swallowed " + dialect;
        assertThatThrownBy(() -> shop.data.write(shop.self, records -> {
                    records.create(Shop.TAG, Shop.TAG_NAME.to(name));
                    try {
                        records.create(Shop.LOOP, Shop.TURN.to(1L));
                    } catch (IllegalStateException swallowed) {
                        return 1;
                    }
                    return 0;
                }))
                .hasMessageContaining("without end");
        assertThat(shop.data.<Integer>read(
                        shop.self,
                        records -> records.list(Query.of(Shop.TAG).where(Shop.TAG_NAME.is(name)))
                                .rows()
                                .size()))
                .isZero();
        // a refusal before anything was written may be caught
        int caught = shop.data.write(shop.self, records -> {
            try {
                records.create(Shop.TAG, Shop.TAG_NAME.to(null));
                return 0;
            } catch (Refusal refusal) {
                records.create(Shop.TAG, Shop.TAG_NAME.to(name));
                return 1;
            }
        });
        assertThat(caught).isEqualTo(1);
    }

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
                            List.of(new Edit(bob.ref().id(), 1, List.of())));
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

    private static Refusal.Code code(ThrowingCallable call) {
        return refusal(call).code();
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

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aTransactionThatIsRunTwiceWritesOnce(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        String city = "Twice " + dialect;
        AtomicReference<Ref> written = new AtomicReference<>();
        List<Integer> runs = new ArrayList<>();
        shop.data.write(shop.self, records -> {
            written.set(records.create(Shop.CUSTOMER, Shop.NAME.to("Ada"), Shop.CITY.to(city))
                    .ref());
            runs.add(runs.size());
            if (runs.size() == 1) {
                throw new SqlFailure(new SQLException("a deadlock", "40001"));
            }
            return 0;
        });
        assertThat(runs).hasSize(2);
        List<Row> rows = shop.data.read(
                shop.self,
                records -> records.list(Query.of(Shop.CUSTOMER).where(Shop.CITY.is(city)))
                        .rows());
        assertThat(rows).extracting(Row::ref).containsExactly(written.get());
        assertThat(shop.log.of(written.get(), Long.MAX_VALUE, 10)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aConditionInJavaMeansWhatItMeansInSql(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row full = customer(shop, Shop.CITY.to("Žďár"), Shop.CREDIT.to(10L));
        Row empty = customer(shop);
        List<Condition> conditions = List.of(
                Shop.CITY.is("Žďár"),
                Shop.CITY.isNot("Brno"),
                Shop.CITY.isNot("Žďár"),
                Shop.CITY.contains("ĎÁ"),
                Shop.CITY.startsWith("ž"),
                Shop.CITY.isEmpty(),
                Shop.CITY.moreThan("Brno"),
                Shop.CITY.lessThan("zz"),
                Shop.CREDIT.atLeast(10L),
                Shop.CREDIT.moreThan(10L),
                Shop.CREDIT.in(List.of(1L, 10L)),
                Shop.CREDIT.in(List.of()),
                Shop.CREDIT.atLeast(10L).not(),
                Shop.CUSTOMER.owner().isMe(),
                Shop.CITY.is(Shop.NAME),
                Shop.CUSTOMER.createdAt().since(When.today()),
                Shop.CUSTOMER.createdAt().before(When.today()),
                new Condition.Compare(Shop.CITY, Operator.IN, new Operand.Values(List.of("Žďár"))));
        assertSameInJavaAndSql(shop, Shop.CUSTOMER, conditions, full, empty);
        Row order = order(shop, full.ref(), "pen", "ink");
        Row bare = order(shop, empty.ref());
        assertSameInJavaAndSql(
                shop,
                Shop.ORDER,
                List.of(
                        Shop.CITY.of(Shop.BUYER).is("Žďár"),
                        Shop.CITY.of(Shop.BUYER).isNot("Žďár"),
                        Shop.CITY.of(Shop.BUYER).isEmpty(),
                        Shop.CUSTOMER.owner().of(Shop.BUYER).isMe(),
                        Condition.some(Shop.LINE.parent(), Shop.PRODUCT.is("pen")),
                        Condition.some(Shop.LINE.parent(), Shop.PRODUCT.is("cup")),
                        Condition.some(Shop.LINE.parent(), Condition.always()).not(),
                        Shop.STATE.in(List.of(Shop.OPEN, Shop.DONE)),
                        Shop.ORDER.createdAt().by(Period.MONTH).since(When.start(Period.MONTH)),
                        Condition.any(Shop.SHIP_TO.isEmpty(), Shop.SIZE.moreThan(5L)),
                        Condition.never()),
                order,
                bare);
    }

    private static void assertSameInJavaAndSql(
            ShopPlatform shop, EntityName name, List<Condition> conditions, Row... rows) {
        EntityMeta entity = shop.catalog.get(name);
        for (Condition condition : conditions) {
            for (Row row : rows) {
                shop.data.reading(shop.self, (transaction, access) -> {
                    boolean sql = shop.reader.matches(
                            transaction, access, entity, row.ref().id(), condition);
                    StoredRow whole = shop.reader
                            .whole(transaction, entity, List.of(row.ref().id()))
                            .getFirst();
                    Occasion occasion = shop.writer.occasion(transaction, access, new Guard(null));
                    DraftBatch batch = new DraftBatch(entity, occasion, new Problems(), shop.writer.engine());
                    DraftRow draft = batch.add(row.ref().id(), whole, null, "");
                    boolean java = new ConditionCheck(occasion.asker()).holds(condition, draft);
                    assertThat(java).as("%s of %s", condition, whole.values()).isEqualTo(sql);
                    return 0;
                });
            }
        }
    }
}
