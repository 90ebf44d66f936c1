package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.core.record.ReadingShop.all;
import static org.kontor.core.record.ReadingShop.but;
import static org.kontor.core.record.ReadingShop.isUnknown;
import static org.kontor.core.record.ReadingShop.only;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Condition;
import org.kontor.api.Measure;
import org.kontor.api.Query;
import org.kontor.api.Scope;
import org.kontor.api.Table;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.access.TestAccess;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;

/** What an actor reads, and what they cannot find out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingRightsTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";

    private final Map<Dialect, ReadingShop> shops = new HashMap<>();

    private ReadingShop shop(Dialect dialect) {
        return shops.computeIfAbsent(dialect, ReadingShop::new);
    }

    @AfterAll
    void close() {
        shops.values().forEach(shop -> shop.world.close());
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aFieldYouMayNotReadIsUnknownThroughEveryDoor(Dialect dialect) {
        ReadingShop shop = shop(dialect);
        Access access = shop.reading(Map.of(
                World.ACCOUNT, List.of(all(but(World.SECRET))),
                World.ORDER, List.of(all(but()))));
        Query accounts = Query.of(World.ACCOUNT);
        Query orders = Query.of(World.ORDER);
        Term<String> behind = World.SECRET.of(World.BUYER);
        RecordJson json = new RecordJson(shop.world.catalog, shop.world.database.dialect(), Clock.systemUTC());
        List<Function<Transaction, Object>> doors = List.of(
                t -> shop.reader.list(t, access, accounts.where(World.SECRET.startsWith("x"))),
                t -> shop.reader.list(
                        t, access, accounts.where(World.SECRET.isEmpty().not())),
                t -> shop.reader.list(t, access, accounts.where(World.NAME.is(World.SECRET))),
                t -> shop.reader.list(t, access, accounts.sort(World.SECRET.ascending())),
                t -> shop.reader.aggregate(t, access, accounts.groupBy(World.SECRET), List.of(Measure.count())),
                t -> shop.reader.aggregate(t, access, accounts, List.of(Measure.max(World.SECRET))),
                t -> shop.reader.aggregate(t, access, accounts.where(World.SECRET.is("x1")), List.of(Measure.count())),
                t -> shop.reader.list(t, access, orders.where(behind.is("x2"))),
                t -> shop.reader.list(t, access, orders.sort(behind.descending())),
                t -> shop.reader.aggregate(t, access, orders.groupBy(behind), List.of(Measure.count())),
                t -> shop.reader.list(
                        t, access, accounts.where(Condition.some(World.HEAD, World.SECRET.startsWith("x")))),
                t -> json.page(access, accounts, new Selection(List.of(World.SECRET), List.of(), false))
                        .answer(t, SensitiveReads.untold()),
                t -> json.record(
                                access,
                                shop.world.entity(World.ORDER),
                                shop.order,
                                new Selection(List.of(behind), List.of(), false))
                        .answer(t, SensitiveReads.untold()));
        doors.forEach(door -> isUnknown(() -> shop.read(door)));
        StoredRow row = shop.read(t -> shop.reader.find(t, access, shop.world.entity(World.ACCOUNT), shop.adler))
                .orElseThrow();
        assertThatThrownBy(() -> row.find(World.SECRET)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anEntityYouMayNotReadCannotBeAskedThroughAReference(Dialect dialect) {
        ReadingShop shop = shop(dialect);
        Access access = shop.reading(Map.of(World.ORDER, List.of(all(but()))));
        isUnknown(() -> shop.read(t -> shop.reader.list(
                t,
                access,
                Query.of(World.ORDER).where(World.CITY.of(World.BUYER).is("Brno")))));
        isUnknown(() -> shop.read(t -> shop.reader.list(
                t,
                access,
                Query.of(World.ORDER).where(World.CITY.of(World.BUYER).isEmpty()))));
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aTargetOutOfSightReadsAsAbsent(Dialect dialect) {
        ReadingShop shop = shop(dialect);
        Access access = shop.reading(Map.of(
                World.ORDER, List.of(all(but())),
                World.ACCOUNT, List.of(new Right(Scope.ALL, World.NAME.is("Adler"), but()))));
        Query orders = Query.of(World.ORDER);
        assertThat(shop.list(access, orders.where(World.CITY.of(World.BUYER).is("Brno"))))
                .isEmpty();
        StoredRow order = shop.read(t -> shop.reader.list(t, access, orders.expand(World.BUYER)))
                .rows()
                .getFirst();
        assertThat(order.get(World.BUYER).id()).isEqualTo(shop.bauer);
        assertThat(order.find(World.CITY.of(World.BUYER))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void fieldsOfOneRightAreNotOpenOnRecordsOfAnother(Dialect dialect) {
        ReadingShop shop = shop(dialect);
        Access access = shop.reading(Map.of(
                World.ACCOUNT,
                List.of(
                        new Right(Scope.ALL, World.NAME.is("Adler"), only(World.NAME, World.CITY)),
                        new Right(Scope.ALL, World.NAME.is("Bauer"), only(World.NAME, World.SCORE)))));
        assertThat(shop.names(access, Condition.always())).containsExactly("Adler", "Bauer");
        assertThat(shop.names(access, World.SCORE.atLeast(0L))).containsExactly("Bauer");
        assertThat(shop.names(access, World.SCORE.is(7L).not())).containsExactly("Adler", "Bauer");
        assertThat(shop.names(access, World.CITY.isEmpty())).containsExactly("Bauer");
        Measure sum = Measure.sum(World.SCORE);
        Table numbers = shop.read(t -> shop.reader.aggregate(t, access, Query.of(World.ACCOUNT), List.of(sum)));
        assertThat(numbers.lines().getFirst().find(sum)).contains(9L);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSharedRecordIsChangedByThoseOnlyWhoMayEditIt(Dialect dialect) {
        ReadingShop shop = shop(dialect);
        Right own = new Right(Scope.OWN, Condition.always(), but(World.SECRET));
        Access mine = shop.access(Map.of(World.ACCOUNT, Map.of(Verb.READ, List.of(own), Verb.UPDATE, List.of(own))));
        assertThat(shop.names(mine, Condition.always())).containsExactly("Adler");
        Access access = TestAccess.receiving(mine, List.of(TestAccess.whole(shop.giver)));
        assertThat(shop.names(access, Condition.always())).containsExactly("Adler", "Bauer");
        List<Locked> locked = shop.world.database.write(t -> shop.reader.lock(
                t, access, shop.world.entity(World.ACCOUNT), Verb.UPDATE, List.of(shop.bauer, shop.adler)));
        assertThat(locked).extracting(each -> each.row().ref().id()).containsExactly(shop.adler, shop.bauer);
        assertThat(locked.getFirst().rights()).containsExactly(own);
        assertThat(locked.getLast().rights()).isEmpty();
        assertThat(locked.getFirst().row().find(World.SECRET))
                .as("it is the whole row")
                .contains("x1");
    }
}
