package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Money;
import org.kontor.api.Page;
import org.kontor.api.Period;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Scope;
import org.kontor.api.Table;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.api.When;
import org.kontor.core.access.Access;
import org.kontor.core.access.FieldRights;
import org.kontor.core.access.Right;
import org.kontor.core.access.TestAccess;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.CatalogBuilder;

/** What an actor reads, and what they cannot find out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";

    private final Map<Dialect, Shop> shops = new HashMap<>();

    /** Two accounts and an order with two lines. */
    private static final class Shop {
        final World world;
        final RecordReader reader;
        final UUID me;
        final UUID other;
        final UUID adler = NewId.next();
        final UUID bauer = NewId.next();
        final UUID order = NewId.next();

        Shop(Dialect dialect) {
            world = new World(dialect);
            reader = new RecordReader(world.catalog, Clock.systemUTC());
            me = world.users.getFirst();
            other = world.users.get(1);
            world.users.forEach(id -> world.keep(CatalogBuilder.USER, id, Map.of("full_name", "Somebody")));
            world.keep(
                    World.ACCOUNT,
                    adler,
                    Map.of(
                            "name",
                            "Adler",
                            "city",
                            "Praha",
                            "score",
                            7L,
                            "secret",
                            "x1",
                            "owner",
                            new Ref(CatalogBuilder.USER, me)));
            world.keep(
                    World.ACCOUNT,
                    bauer,
                    Map.of(
                            "name",
                            "Bauer",
                            "city",
                            "Brno",
                            "score",
                            9L,
                            "secret",
                            "x2",
                            "owner",
                            new Ref(CatalogBuilder.USER, other)));
            List<UUID> lines = List.of(NewId.next(), NewId.next());
            world.keep(
                    World.ORDER,
                    order,
                    Map.of(
                            "buyer",
                            new Ref(World.ACCOUNT, bauer),
                            "state",
                            Choice.of("open"),
                            "total",
                            Money.of("5", "EUR"),
                            "lines",
                            lines));
            lines.forEach(line -> world.keep(
                    World.LINE,
                    line,
                    Map.of(
                            "parent",
                            new Ref(World.ORDER, order),
                            "position",
                            lines.indexOf(line),
                            "product",
                            "P" + lines.indexOf(line))));
            world.shares.add(new World.Share(World.ACCOUNT, bauer, me, null, false));
            world.write();
        }

        <T> T read(Function<Transaction, T> work) {
            return world.database.read(work::apply);
        }

        Access access(Map<EntityName, Map<Verb, List<Right>>> rights) {
            return TestAccess.of(me, ZoneId.of("Europe/Prague"), Set.of(), Set.of(), rights, Set.of());
        }

        Access reading(Map<EntityName, List<Right>> rights) {
            Map<EntityName, Map<Verb, List<Right>>> all = new HashMap<>();
            rights.forEach((entity, each) -> all.put(entity, Map.of(Verb.READ, each)));
            return access(all);
        }

        boolean matches(Access access, Condition condition) {
            return read(t -> reader.matches(t, access, world.entity(World.ACCOUNT), adler, condition));
        }

        List<StoredRow> list(Access access, Query query) {
            return read(transaction -> reader.list(transaction, access, query)).rows();
        }

        List<String> names(Access access, Condition where) {
            return read(transaction -> reader.list(
                            transaction,
                            access,
                            Query.of(World.ACCOUNT).where(where).sort(World.NAME.ascending())))
                    .rows()
                    .stream()
                    .map(row -> row.find(World.NAME).orElse("?"))
                    .toList();
        }
    }

    private Shop shop(Dialect dialect) {
        return shops.computeIfAbsent(dialect, Shop::new);
    }

    @AfterAll
    void close() {
        shops.values().forEach(shop -> shop.world.close());
    }

    private static FieldRights but(Field<?>... hidden) {
        return field -> field.system() != null || !Set.of(hidden).contains(field.field());
    }

    private static FieldRights only(Field<?>... open) {
        return field -> field.system() != null || Set.of(open).contains(field.field());
    }

    private static Right all(FieldRights fields) {
        return new Right(Scope.ALL, Condition.always(), fields);
    }

    private static void isUnknown(Runnable question) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(question::run).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(Refusal.Code.MALFORMED);
            assertThat(refusal.text().key()).isEqualTo("system.unknown_field");
        });
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anOrderIsNoCode(Dialect dialect) {
        Shop shop = shop(dialect);
        for (String path :
                List.of("(CASE WHEN (1=1) THEN name ELSE id END)", "name;DROP", "1", "t1.secret", "name desc")) {
            assertThatThrownBy(() -> shop.world.catalog.term(World.ACCOUNT, path))
                    .isInstanceOf(BadValue.class);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aFieldYouMayNotReadIsUnknownThroughEveryDoor(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = shop.reading(Map.of(
                World.ACCOUNT, List.of(all(but(World.SECRET))),
                World.ORDER, List.of(all(but()))));
        Query accounts = Query.of(World.ACCOUNT);
        Query orders = Query.of(World.ORDER);
        Term<String> behind = World.SECRET.of(World.BUYER);
        RecordJson json = new RecordJson(shop.world.catalog, Clock.systemUTC());
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
                t -> json.page(
                        t,
                        access,
                        accounts,
                        new Selection(List.of(World.SECRET), List.of(), false),
                        SensitiveReads.untold()),
                t -> json.record(
                        t,
                        access,
                        shop.world.entity(World.ORDER),
                        shop.order,
                        new Selection(List.of(behind), List.of(), false),
                        SensitiveReads.untold()));
        doors.forEach(door -> isUnknown(() -> shop.read(door)));
        StoredRow row = shop.read(t -> shop.reader.find(t, access, shop.world.entity(World.ACCOUNT), shop.adler))
                .orElseThrow();
        assertThatThrownBy(() -> row.find(World.SECRET)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anEntityYouMayNotReadCannotBeAskedThroughAReference(Dialect dialect) {
        Shop shop = shop(dialect);
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
        Shop shop = shop(dialect);
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
        Shop shop = shop(dialect);
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
    void anEmptySetMatchesNothing(Dialect dialect) {
        Shop shop = shop(dialect);
        Access teamOnly = shop.reading(Map.of(
                World.ACCOUNT, List.of(new Right(Scope.ALL, World.ACCOUNT.team().isMyTeam(), but()))));
        assertThat(shop.names(teamOnly, Condition.always())).isEmpty();
        Access whole = shop.reading(Map.of(World.ACCOUNT, List.of(all(but()))));
        assertThat(shop.names(whole, World.NAME.in(List.of()))).isEmpty();
        assertThat(shop.names(whole, World.ACCOUNT.self().in(List.of()))).isEmpty();
        assertThat(shop.names(whole, Condition.any())).isEmpty();
        assertThat(shop.list(shop.reading(Map.of()), Query.of(World.ACCOUNT))).isEmpty();
        Access noTeams = shop.reading(
                Map.of(World.ORDER, List.of(new Right(Scope.TEAM, Condition.always(), FieldRights.all()))));
        assertThat(shop.list(noTeams, Query.of(World.ORDER))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSharedRecordIsChangedByThoseOnlyWhoMayEditIt(Dialect dialect) {
        Shop shop = shop(dialect);
        Right own = new Right(Scope.OWN, Condition.always(), but(World.SECRET));
        Access access = shop.access(Map.of(World.ACCOUNT, Map.of(Verb.READ, List.of(own), Verb.UPDATE, List.of(own))));
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

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aConditionThatNoLongerFitsTheModelNeverHolds(Dialect dialect) {
        Shop shop = shop(dialect);
        Condition gone = World.ACCOUNT.text("gone").is("x");
        Access access = shop.reading(Map.of(World.ACCOUNT, List.of(new Right(Scope.ALL, gone.not(), but()))));
        assertThat(shop.names(access, Condition.always())).isEmpty();
        Access whole = TestAccess.whole(shop.me);
        assertThat(shop.matches(whole, gone)).isFalse();
        assertThat(shop.matches(whole, World.CITY.is("Praha"))).isTrue();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aCursorThatWasCutOrBelongsToAnotherQuestionIsRefused(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = TestAccess.whole(shop.me);
        Query query = Query.of(World.ACCOUNT).sort(World.NAME.ascending()).limit(1);
        String next = shop.read(t -> shop.reader.list(t, access, query)).next().orElseThrow();
        Page<StoredRow> second = shop.read(t -> shop.reader.list(t, access, query.after(next)));
        assertThat(second.rows().getFirst().get(World.NAME)).isEqualTo("Bauer");
        assertThat(second.next()).isEmpty();
        List<Query> wrong = List.of(
                query.after(next.substring(1)),
                query.after(next + "A"),
                query.after(next.substring(0, 20) + (next.charAt(20) == 'x' ? 'y' : 'x') + next.substring(21)),
                query.after(""),
                query.after("' or 1=1 --"),
                query.where(World.CITY.is("Praha")).after(next),
                query.sort(World.NAME.descending()).after(next),
                Query.of(World.ORDER).limit(1).after(next));
        for (Query each : wrong) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> shop.read(t -> shop.reader.list(t, access, each)))
                    .satisfies(refusal -> assertThat(refusal.text().key()).isEqualTo("system.bad_cursor"));
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void textThatNoDatabaseHoldsIsRefusedAndNotABug(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = TestAccess.whole(shop.me);
        for (String hostile : List.of("a\0b", "\ud800", "x\udc00")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> shop.names(access, World.NAME.contains(hostile)))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.MALFORMED));
        }
        for (String hostile : List.of("' or '1'='1", "%", "_", "\\", "\"; drop table demo_account; --", "?", "!%")) {
            assertThat(shop.names(access, World.NAME.contains(hostile))).isEmpty();
            assertThat(shop.names(access, World.NAME.is(hostile))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void partsComeInTheirOrderAndAreInSightWithTheirParent(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = shop.reading(Map.of(
                World.ORDER, List.of(new Right(Scope.ALL, World.STATE.is(Choice.of("open")), but())),
                World.LINE, List.of(all(but()))));
        StoredRow order = shop.read(t -> shop.reader.find(t, access, shop.world.entity(World.ORDER), shop.order))
                .orElseThrow();
        assertThat(order.get(World.LINES))
                .extracting(line -> line.get(World.PRODUCT))
                .containsExactly("P0", "P1");
        Condition ofOpen = World.STATE.of(World.LINE.parent()).is(Choice.of("open"));
        assertThat(shop.list(access, Query.of(World.LINE).where(ofOpen))).hasSize(2);
        Access noLines =
                shop.reading(Map.of(World.ORDER, List.of(all(but(World.LINES))), World.LINE, List.of(all(but()))));
        assertThat(shop.list(noLines, Query.of(World.LINE))).isEmpty();
        isUnknown(() -> shop.read(t -> shop.reader.list(
                t, noLines, Query.of(World.ORDER).where(Condition.some(World.LINE.parent(), World.PRODUCT.is("P0"))))));
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void recordsAreReadInTheOrderOfTheirIdsAsGiven(Dialect dialect) {
        Shop shop = shop(dialect);
        List<UUID> ids = new ArrayList<>(new LinkedHashSet<>(List.of(shop.bauer, NewId.next(), shop.adler)));
        List<StoredRow> rows = shop.read(t -> shop.reader.whole(t, shop.world.entity(World.ACCOUNT), ids));
        assertThat(rows).extracting(row -> row.ref().id()).containsExactly(shop.bauer, shop.adler);
        List<StoredRow> none = shop.read(t -> shop.reader.whole(t, shop.world.entity(World.ACCOUNT), List.of()));
        assertThat(none).isEmpty();
    }

    @Test
    void aPointInTimeIsWorkedOutInTheZoneOfWhoeverAsks() {
        ZonedDateTime now = ZonedDateTime.parse("2026-03-31T23:30:00-04:00[America/New_York]");
        assertThat(PointInTime.at(When.today(), now))
                .isEqualTo(ZonedDateTime.parse("2026-03-31T00:00:00-04:00[America/New_York]"));
        assertThat(PointInTime.at(When.start(Period.QUARTER), now).toLocalDate())
                .hasToString("2026-01-01");
        assertThat(PointInTime.at(When.start(Period.WEEK), now).toLocalDate()).hasToString("2026-03-30");
        assertThat(PointInTime.at(When.start(Period.MONTH).plus(-1, Period.MONTH), now)
                        .toLocalDate())
                .hasToString("2026-02-01");
        assertThat(PointInTime.at(When.now().plus(10_000, Period.YEAR), now).getYear())
                .isEqualTo(9999);
        assertThat(PointInTime.at(When.now().plus(-10_000, Period.YEAR), now).getYear())
                .isEqualTo(1);
    }
}
