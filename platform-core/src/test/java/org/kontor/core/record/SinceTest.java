package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Delta;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.api.When;
import org.kontor.core.access.Access;
import org.kontor.core.access.FieldRights;
import org.kontor.core.access.Right;
import org.kontor.core.access.TestAccess;
import org.kontor.core.database.Dialect;

class SinceTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    private static final Access ROOT = TestAccess.whole(UUID.randomUUID());
    private static final Query IN_PRAHA = Query.of(Shop.CUSTOMER).where(Shop.CITY.is("Praha"));

    /** Keeps copies of the answer to a question. */
    private static final class Client {
        private final ShopPlatform shop;
        private final Query query;
        private Access access;
        private String token = "";
        private final Map<Ref, Long> copies = new HashMap<>();
        private final Set<Ref> everTold = new HashSet<>();
        private final List<Delta> answers = new ArrayList<>();

        Client(ShopPlatform shop, Access access, Query query) {
            this.shop = shop;
            this.access = access;
            this.query = query;
        }

        Delta ask(String with) {
            long end = shop.log.position().seq();
            return shop.database.read(transaction -> {
                LogEnd.note(transaction, end);
                return shop.writer.since().delta(transaction, access, with, query);
            });
        }

        List<Delta> synchronise() {
            answers.clear();
            Delta delta;
            do {
                delta = ask(token);
                answers.add(delta);
                if (delta.afresh()) {
                    copies.clear();
                }
                delta.gone().forEach(copies::remove);
                delta.touched().forEach(row -> copies.put(row.ref(), row.version()));
                delta.touched().forEach(row -> everTold.add(row.ref()));
                token = delta.next();
            } while (delta.more());
            return answers;
        }

        Map<Ref, Long> listed() {
            return shop.database.read(transaction -> {
                Map<Ref, Long> all = new HashMap<>();
                shop.reader
                        .list(transaction, access, query.limit(Query.MOST))
                        .rows()
                        .forEach(row -> all.put(row.ref(), row.version()));
                return all;
            });
        }
    }

    private static Row create(ShopPlatform shop, Access access, EntityName entity, Assignment... values) {
        return shop.write(
                access,
                (transaction, by) -> shop.writer
                        .create(transaction, by, entity, List.of(List.of(values)), false)
                        .getFirst());
    }

    private static Row update(ShopPlatform shop, Row row, Assignment... values) {
        return shop.write(
                ROOT,
                (transaction, by) -> shop.writer
                        .update(
                                transaction,
                                by,
                                row.ref().entity(),
                                List.of(new Edit(row.ref().id(), row.version(), List.of(values))),
                                false)
                        .getFirst());
    }

    private static void delete(ShopPlatform shop, Row row) {
        shop.write(ROOT, (transaction, by) -> {
            shop.writer.delete(
                    transaction,
                    by,
                    row.ref().entity(),
                    List.of(new Edit(row.ref().id(), row.version(), List.of())),
                    false);
            return true;
        });
    }

    private static Access seller(Scope scope, Condition condition) {
        Right right = new Right(scope, condition, FieldRights.all());
        Map<Verb, List<Right>> verbs = Map.of(Verb.READ, List.of(right), Verb.CREATE, List.of(right));
        return TestAccess.of(
                UUID.randomUUID(),
                ZoneOffset.UTC,
                Set.of(),
                Set.of(),
                Map.of(Shop.CUSTOMER, verbs, Shop.JOURNAL, verbs),
                Set.of());
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whoeverSynchronisesHoldsWhatAListAnswersWhateverHappened(Dialect dialect) {
        Random random = new Random(42);
        String[] cities = {"Praha", "Brno", "Plzen"};
        try (ShopPlatform shop = new ShopPlatform(dialect)) {
            Access seller = seller(Scope.OWN, Condition.always());
            Access condition = seller(Scope.ALL, Shop.CREDIT.atLeast(500L));
            List<Client> clients = List.of(
                    new Client(shop, ROOT, IN_PRAHA.limit(7)),
                    new Client(shop, ROOT, Query.of(Shop.CUSTOMER).limit(3)),
                    new Client(shop, seller, Query.of(Shop.CUSTOMER)),
                    new Client(shop, condition, IN_PRAHA.limit(2)),
                    new Client(
                            shop,
                            ROOT,
                            Query.of(Shop.ORDER).where(Shop.CITY.of(Shop.BUYER).is("Praha"))),
                    new Client(
                            shop,
                            ROOT,
                            Query.of(Shop.CUSTOMER).where(Condition.some(Shop.BUYER, Shop.NUMBER.startsWith("A")))));
            List<Row> customers = new ArrayList<>();
            List<Row> orders = new ArrayList<>();
            for (int round = 0; round < 40; round++) {
                for (int n = random.nextInt(6); n > 0; n--) {
                    String city = cities[random.nextInt(3)];
                    long credit = random.nextInt(1000);
                    int what = random.nextInt(10);
                    if (customers.isEmpty() || what < 3) {
                        Access by = random.nextBoolean() ? seller : ROOT;
                        customers.add(create(
                                shop,
                                by,
                                Shop.CUSTOMER,
                                Shop.NAME.to("C" + round),
                                Shop.CITY.to(city),
                                Shop.CREDIT.to(credit)));
                    } else if (what < 6) {
                        int at = random.nextInt(customers.size());
                        customers.set(at, update(shop, customers.get(at), Shop.CITY.to(city), Shop.CREDIT.to(credit)));
                    } else if (what < 8) {
                        orders.add(create(
                                shop,
                                ROOT,
                                Shop.ORDER,
                                Shop.NUMBER.to((random.nextBoolean() ? "A" : "B") + round + "-" + n),
                                Shop.BUYER.to(customers
                                        .get(random.nextInt(customers.size()))
                                        .ref())));
                    } else if (what == 8 && !orders.isEmpty()) {
                        delete(shop, orders.remove(random.nextInt(orders.size())));
                    } else {
                        Row victim = customers.get(random.nextInt(customers.size()));
                        if (orders.stream()
                                .noneMatch(order -> order.get(Shop.BUYER).equals(victim.ref()))) {
                            customers.remove(victim);
                            delete(shop, victim);
                        }
                    }
                }
                for (Client client : clients) {
                    client.synchronise();
                    assertThat(client.copies).as("round %s", round).isEqualTo(client.listed());
                }
            }
            Client limited = clients.get(2);
            assertThat(limited.everTold).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void nobodyIsToldThatARecordIsGoneWhichTheyNeverSaw(Dialect dialect) {
        try (ShopPlatform shop = new ShopPlatform(dialect)) {
            Client seller = new Client(shop, seller(Scope.OWN, Condition.always()), Query.of(Shop.CUSTOMER));
            Row own = create(shop, seller.access, Shop.CUSTOMER, Shop.NAME.to("own"));
            Row other = create(shop, ROOT, Shop.CUSTOMER, Shop.NAME.to("other"));
            seller.synchronise();
            assertThat(seller.copies).containsOnlyKeys(own.ref());
            update(shop, other, Shop.CITY.to("Brno"));
            Row third = create(shop, ROOT, Shop.CUSTOMER, Shop.NAME.to("third"));
            delete(shop, third);
            String id = seller.access.user().toString();
            Row named = create(shop, ROOT, Shop.CUSTOMER, Shop.NAME.to(id), Shop.CITY.to(id));
            delete(shop, named);
            assertThat(seller.synchronise()).allSatisfy(delta -> {
                assertThat(delta.touched()).isEmpty();
                assertThat(delta.gone()).isEmpty();
                assertThat(delta.afresh()).isFalse();
            });
            delete(shop, own);
            assertThat(seller.synchronise().getLast().gone()).containsExactly(own.ref());
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aClientBeginsAfreshWhenItsRightsTheEpochOrTheLogsBeginningAreOthers(Dialect dialect) {
        try (ShopPlatform shop = new ShopPlatform(dialect)) {
            create(shop, ROOT, Shop.CUSTOMER, Shop.NAME.to("Ada"), Shop.CITY.to("Praha"));
            Client client = new Client(shop, ROOT, IN_PRAHA);
            assertThat(client.synchronise().getFirst().afresh()).isTrue();
            assertThat(client.synchronise().getFirst().afresh()).isFalse();
            shop.log.renewEpoch();
            assertThat(client.synchronise().getFirst().afresh()).isTrue();
            assertThat(client.synchronise().getFirst().afresh()).isFalse();
            create(shop, ROOT, Shop.CUSTOMER, Shop.NAME.to("Bob"), Shop.CITY.to("Praha"));
            create(shop, ROOT, Shop.CUSTOMER, Shop.NAME.to("Cem"), Shop.CITY.to("Praha"));
            shop.log.cut(Instant.now().plusSeconds(60));
            assertThat(client.synchronise().getFirst().afresh()).isTrue();
            assertThat(client.copies).hasSize(3);
            client.access = seller(Scope.ALL, Shop.CREDIT.isEmpty().not());
            assertThat(client.synchronise().getFirst().afresh()).isTrue();
            assertThat(client.copies).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aTokenOfAnotherQuestionAndAQuestionOfThisMomentAreRefused(Dialect dialect) {
        try (ShopPlatform shop = new ShopPlatform(dialect)) {
            Client praha = new Client(shop, ROOT, IN_PRAHA);
            praha.synchronise();
            Client all = new Client(shop, ROOT, Query.of(Shop.CUSTOMER));
            for (String token : List.of(praha.token, "x", "%", praha.token + "A", "A".repeat(30_000))) {
                assertThatThrownBy(() -> all.ask(token))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.MALFORMED));
            }
            Client now = new Client(
                    shop,
                    ROOT,
                    Query.of(Shop.CUSTOMER).where(Shop.CUSTOMER.updatedAt().before(When.now())));
            assertThatThrownBy(() -> now.ask(""))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.MALFORMED));
        }
    }
}
