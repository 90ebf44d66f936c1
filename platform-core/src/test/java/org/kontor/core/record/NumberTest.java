package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.core.record.ShopTest.code;
import static org.kontor.core.record.ShopTest.fields;
import static org.kontor.core.record.ShopTest.refusal;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.TestDatabase;

class NumberTest extends DepotTest {
    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 200 : 10;
    private static final int POSTINGS = 50;

    private static Ref draft(Opened depot, Choice kind, int year) {
        return depot.create(
                        Depot.BILL,
                        Depot.STATE.to(Depot.DRAFT),
                        Depot.KIND.to(kind),
                        Depot.DATE.to(LocalDate.of(year, 12, 31)))
                .ref();
    }

    private static String post(Opened depot, Ref bill) {
        return depot.update(bill, Depot.STATE.to(Depot.POSTED)).get(Depot.NUMBER);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aNumberIsGivenWhenTheConditionBecomesTrueBySeriesAndPeriod(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            Opened depot = open(database, Depot.contribution());
            Ref first = draft(depot, Depot.INVOICE, 2026);
            assertThat(depot.get(first).find(Depot.NUMBER)).isEmpty();
            assertThat(post(depot, draft(depot, Depot.INVOICE, 2026))).isEqualTo("re2026-00001");
            assertThat(post(depot, first)).isEqualTo("re2026-00002");
            assertThat(post(depot, draft(depot, Depot.CREDIT, 2026))).isEqualTo("gs2026-00001");
            assertThat(post(depot, draft(depot, Depot.INVOICE, 2027))).isEqualTo("re2027-00001");
            assertThat(depot.update(first, Depot.STATE.to(Depot.PAID)).get(Depot.NUMBER))
                    .isEqualTo("re2026-00002");
            assertThat(depot.update(first, Depot.STATE.to(Depot.POSTED)).get(Depot.NUMBER))
                    .as("a number that was given stays")
                    .isEqualTo("re2026-00002");
            List<Row> together = depot.write(records -> records.create(
                    Depot.BILL, List.of(Values.of(posted(2026)), Values.of(posted(2027)), Values.of(posted(2026)))));
            assertThat(together)
                    .extracting(row -> row.get(Depot.NUMBER))
                    .containsExactly("re2026-00003", "re2027-00002", "re2026-00004");
            depot.log().close();
        }
    }

    private static Assignment[] posted(int year) {
        return new Assignment[] {
            Depot.STATE.to(Depot.POSTED), Depot.KIND.to(Depot.INVOICE), Depot.DATE.to(LocalDate.of(year, 1, 1))
        };
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void nobodyElseWritesANumberAndWhatItDependsOnMustBeThere(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref bill = draft(depot, Depot.INVOICE, 2026);
        assertThat(code(() -> depot.update(bill, Depot.NUMBER.to("re2026-99999"))))
                .isEqualTo(Refusal.Code.FORBIDDEN);
        Ref bare = depot.create(Depot.BILL, Depot.STATE.to(Depot.DRAFT)).ref();
        Refusal refusal = refusal(() -> post(depot, bare));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID);
        assertThat(fields(refusal)).containsExactlyInAnyOrder("kind", "on_day");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aCounterGoesOnAfterTheHighestNumberThatIsThere(Dialect dialect) {
        Contribution plain = Contribution.of("depot", "Depot")
                .entities(Depot.contribution().entities().toArray(Entity[]::new));
        try (Database database = TestDatabase.fresh(dialect)) {
            Opened before = open(database, plain);
            for (String number : List.of("re2026-00041", "re2026-7", "re2026-x", "gs2026-00099", "re2025-00100")) {
                before.create(Depot.BILL, Depot.NUMBER.to(number));
            }
            Opened depot = open(database, Depot.contribution());
            assertThat(post(depot, draft(depot, Depot.INVOICE, 2026))).isEqualTo("re2026-00042");
            before.log().close();
            depot.log().close();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    @Tag("R-32")
    void fiftyPostingsAtOnceLeaveNoGapAndNoDoubleWhateverIsRolledBack(Dialect dialect) throws Exception {
        try (Database database = TestDatabase.fresh(dialect)) {
            Opened depot = open(database, Depot.contribution());
            Queue<String> given = new ConcurrentLinkedQueue<>();
            for (int round = 0; round < ROUNDS; round++) {
                postTogether(List.of(depot), given, new Random(round));
            }
            expectNoGap(given);
            depot.log().close();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aPostingThatIsRunTwiceTakesOneNumber(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref first = draft(depot, Depot.INVOICE, 2040);
        AtomicInteger runs = new AtomicInteger();
        String number = depot.write(records -> {
            String given = records.update(records.get(first), Depot.STATE.to(Depot.POSTED))
                    .get(Depot.NUMBER);
            if (runs.incrementAndGet() == 1) {
                throw new SqlFailure(new SQLException("a deadlock", "40001"));
            }
            return given;
        });
        assertThat(runs.get()).isEqualTo(2);
        assertThat(number).isEqualTo("re2040-00001");
        assertThat(post(depot, draft(depot, Depot.INVOICE, 2040))).isEqualTo("re2040-00002");
    }

    @Test
    @Tag("R-32")
    void twoNodesCountTogether() throws Exception {
        DatabaseSettings shared = TestDatabase.settings(Dialect.POSTGRESQL);
        try (Database here = Database.open(shared);
                Database there = Database.open(shared)) {
            List<Opened> nodes = List.of(open(here, Depot.contribution()), open(there, Depot.contribution()));
            Queue<String> given = new ConcurrentLinkedQueue<>();
            for (int round = 0; round < ROUNDS; round++) {
                postTogether(nodes, given, new Random(round));
            }
            expectNoGap(given);
            nodes.forEach(node -> node.log().close());
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** One in twenty is rolled back after it had its number. */
    private static void postTogether(List<Opened> nodes, Queue<String> given, Random random) throws Exception {
        List<Callable<Boolean>> postings = new ArrayList<>();
        for (int i = 0; i < POSTINGS; i++) {
            Opened node = nodes.get(i % nodes.size());
            Ref bill = draft(node, i % 3 == 0 ? Depot.CREDIT : Depot.INVOICE, 2026);
            boolean isStopped = random.nextInt(20) == 0 || i == 7;
            postings.add(() -> post(node, bill, isStopped, given));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(POSTINGS)) {
            for (Future<Boolean> each : threads.invokeAll(postings)) {
                each.get();
            }
        }
    }

    private static boolean post(Opened node, Ref bill, boolean isStopped, Queue<String> given) {
        try {
            given.add(node.write(records -> {
                String number = records.update(records.get(bill), Depot.STATE.to(Depot.POSTED))
                        .get(Depot.NUMBER);
                if (isStopped) {
                    throw new Stopped();
                }
                return number;
            }));
            return true;
        } catch (Stopped asWanted) {
            return false;
        }
    }

    private static void expectNoGap(Queue<String> given) {
        for (String kind : List.of("re", "gs")) {
            List<String> numbers = given.stream()
                    .filter(number -> number.startsWith(kind))
                    .sorted()
                    .toList();
            List<String> wanted = new ArrayList<>();
            for (int i = 1; i <= numbers.size(); i++) {
                wanted.add("%s2026-%05d".formatted(kind, i));
            }
            assertThat(numbers).isEqualTo(wanted);
        }
        assertThat(given).hasSizeGreaterThan(ROUNDS * POSTINGS / 2);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aCopyHasNeitherNumberNorSumNorStateOfItsOwnButPartsAndTheRest(Dialect dialect) {
        Opened depot = depot(dialect);
        Row bill = depot.write(records -> records.create(
                Depot.BILL,
                Depot.STATE.to(Depot.POSTED),
                Depot.KIND.to(Depot.INVOICE),
                Depot.DATE.to(LocalDate.of(2026, 5, 1)),
                Depot.NOTE.to("as agreed"),
                Depot.LINES.to(List.of(records.part(Depot.LINE, Depot.NET.to(BigDecimal.TEN))))));
        depot.create(
                Depot.SHIPMENT,
                Depot.SHIPS.to(bill.get(Depot.LINES).getFirst().ref()),
                Depot.PIECES.to(BigDecimal.ONE));
        Row copy = depot.write(records -> records.create(
                Depot.BILL,
                records.get(bill.ref()).copy(Depot.STATE, Depot.DATE),
                Depot.STATE.to(Depot.DRAFT),
                Depot.DATE.to(LocalDate.of(2026, 6, 1))));
        assertThat(copy.find(Depot.NUMBER)).isEmpty();
        assertThat(copy.get(Depot.NOTE)).isEqualTo("as agreed");
        assertThat(copy.get(Depot.TOTAL)).isEqualByComparingTo("10");
        assertThat(copy.get(Depot.DELIVERED)).isEqualByComparingTo("0");
        assertThat(copy.get(Depot.LINES).getFirst().ref())
                .isNotEqualTo(bill.get(Depot.LINES).getFirst().ref());
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatIsTwiceTheSameNumberIsRefusedRatherThanGiven(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            Opened depot = open(database, Depot.contribution());
            post(depot, draft(depot, Depot.INVOICE, 2026));
            depot.database().write(transaction -> {
                try (var statement = transaction.connection().createStatement()) {
                    return statement.executeUpdate("update system_counter set last_count = 0");
                }
            });
            assertThatThrownBy(() -> post(depot, draft(depot, Depot.INVOICE, 2026)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(fields(refusal)).containsExactly("number"));
            depot.log().close();
        }
    }
}
