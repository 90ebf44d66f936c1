package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.core.record.ReadingShop.all;
import static org.kontor.core.record.ReadingShop.but;
import static org.kontor.core.record.ReadingShop.isUnknown;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Page;
import org.kontor.api.Period;
import org.kontor.api.Query;
import org.kontor.api.Refusal;
import org.kontor.api.Scope;
import org.kontor.api.When;
import org.kontor.core.access.Access;
import org.kontor.core.access.FieldRights;
import org.kontor.core.access.Right;
import org.kontor.core.access.TestAccess;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.BadValue;

/** How questions are understood and answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingTest {
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
    void anOrderIsNoCode(Dialect dialect) {
        ReadingShop shop = shop(dialect);
        for (String path :
                List.of("(CASE WHEN (1=1) THEN name ELSE id END)", "name;DROP", "1", "t1.secret", "name desc")) {
            assertThatThrownBy(() -> shop.world.catalog.term(World.ACCOUNT, path))
                    .isInstanceOf(BadValue.class);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anEmptySetMatchesNothing(Dialect dialect) {
        ReadingShop shop = shop(dialect);
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
    void aConditionThatNoLongerFitsTheModelNeverHolds(Dialect dialect) {
        ReadingShop shop = shop(dialect);
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
        ReadingShop shop = shop(dialect);
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
        ReadingShop shop = shop(dialect);
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
        ReadingShop shop = shop(dialect);
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
        ReadingShop shop = shop(dialect);
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
