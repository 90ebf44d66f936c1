package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.record.ShopTest.code;
import static org.kontor.core.record.ShopTest.refusal;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.TestDatabase;

class SumTest extends DepotTest {
    private static final int STEPS = Boolean.getBoolean("kontor.test.long") ? 5000 : 250;

    private static Ref item(Opened depot, long quantity) {
        Ref item = depot.create(Depot.ITEM, Depot.LABEL.to("screw")).ref();
        depot.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(quantity));
        return item;
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anEmptySumIsZeroAndASumHasNoVersion(Dialect dialect) {
        Opened depot = depot(dialect);
        Row fresh = depot.create(Depot.ITEM, Depot.LABEL.to("nut"));
        assertThat(fresh.get(Depot.ON_HAND)).isZero();
        assertThat(fresh.get(Depot.MOVES)).isZero();
        depot.create(Depot.MOVE, Depot.OF.to(fresh.ref()), Depot.QUANTITY.to(7L));
        depot.create(Depot.MOVE, Depot.OF.to(fresh.ref()), Depot.QUANTITY.to(5L), Depot.PLANNED.to(true));
        Row after = depot.get(fresh.ref());
        assertThat(after.get(Depot.ON_HAND)).isEqualTo(7);
        assertThat(after.get(Depot.MOVES)).isEqualTo(2);
        assertThat(after.version()).isEqualTo(1);
        assertThat(depot.log().of(fresh.ref(), Long.MAX_VALUE, 10)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSumIsThereForLaterReadsOfTheSameTransactionAndForNobodyElseToWrite(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref item = item(depot, 4);
        long seen = depot.write(records -> {
            records.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(2L));
            return records.get(item).get(Depot.ON_HAND);
        });
        assertThat(seen).isEqualTo(6);
        assertThat(code(() -> depot.update(item, Depot.ON_HAND.to(100L)))).isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(depot.update(item, Depot.ON_HAND.to(6L), Depot.LABEL.to("bolt"))
                        .get(Depot.LABEL))
                .as("sent back as it was read")
                .isEqualTo("bolt");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRuleAboutASumRefusesWhatBreaksItInItsOwnWords(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref item = item(depot, 4);
        Refusal few = refusal(() -> depot.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(-5L)));
        assertThat(few.text()).isEqualTo(Depot.TOO_FEW);
        Refusal unlucky = refusal(() -> depot.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(9L)));
        assertThat(unlucky.text()).as("a rule that no CHECK can hold").isEqualTo(Depot.UNLUCKY);
        assertThat(depot.get(item).get(Depot.ON_HAND)).isEqualTo(4);
        Refusal large = refusal(() -> depot.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(Long.MAX_VALUE)));
        assertThat(large.text().key()).isEqualTo("system.sum_too_large");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void ofTwoHundredWhoTakeFromFiveExactlyFiveSucceed(Dialect dialect) throws Exception {
        Opened depot = depot(dialect);
        Ref item = item(depot, 5);
        AtomicInteger succeeded = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Callable<Integer>> reservations = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reservations.add(() -> {
                try {
                    depot.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(-1L));
                    return succeeded.incrementAndGet();
                } catch (Refusal refusal) {
                    assertThat(refusal.text()).isEqualTo(Depot.TOO_FEW);
                    return refused.incrementAndGet();
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> each : threads.invokeAll(reservations)) {
                each.get();
            }
        }
        assertThat(succeeded.get()).isEqualTo(5);
        assertThat(refused.get()).isEqualTo(195);
        assertThat(depot.get(item).get(Depot.ON_HAND)).isZero();
        assertThat(depot.get(item).get(Depot.MOVES)).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aWriteThatIsRunTwiceCountsOnce(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref item = item(depot, 2);
        AtomicInteger runs = new AtomicInteger();
        long seen = depot.write(records -> {
            records.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(3L));
            if (runs.incrementAndGet() == 1) {
                throw new SqlFailure(new SQLException("a deadlock", "40001"));
            }
            return records.get(item).get(Depot.ON_HAND);
        });
        assertThat(runs.get()).isEqualTo(2);
        assertThat(seen).isEqualTo(5);
        assertThat(depot.get(item).get(Depot.MOVES)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void sumsOverPartsAndOfSumsAreRightAfterEveryWrite(Dialect dialect) {
        Opened depot = depot(dialect);
        Row bill = depot.write(records -> records.create(
                Depot.BILL,
                Depot.LINES.to(List.of(
                        records.part(Depot.LINE, Depot.NET.to(new BigDecimal("1.10"))),
                        records.part(Depot.LINE, Depot.NET.to(new BigDecimal("2.20")))))));
        assertThat(bill.get(Depot.TOTAL)).isEqualByComparingTo("3.30");
        Row line = bill.get(Depot.LINES).getFirst();
        depot.create(Depot.SHIPMENT, Depot.SHIPS.to(line.ref()), Depot.PIECES.to(new BigDecimal("4")));
        Row shipped = depot.get(bill.ref());
        assertThat(shipped.get(Depot.LINES).getFirst().get(Depot.SHIPPED)).isEqualByComparingTo("4");
        assertThat(shipped.get(Depot.DELIVERED)).as("a sum of sums").isEqualByComparingTo("4");
        assertThat(shipped.version()).isEqualTo(1);
        Row changed = depot.write(records -> {
            records.update(records.get(line.ref()), Depot.NET.to(new BigDecimal("5")));
            return records.get(bill.ref());
        });
        assertThat(changed.get(Depot.TOTAL)).isEqualByComparingTo("7.20");
        Row less = depot.write(records -> {
            records.delete(records.get(line.ref()));
            return records.get(bill.ref());
        });
        assertThat(less.get(Depot.TOTAL)).isEqualByComparingTo("2.20");
        assertThat(less.get(Depot.DELIVERED)).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSumThatNoFieldCouldHoldIsRefusedByItsName(Dialect dialect) {
        Opened depot = depot(dialect);
        BigDecimal most = new BigDecimal("9999999999999999999");
        Refusal parts = refusal(() -> depot.write(records -> records.create(
                Depot.BILL,
                Depot.LINES.to(List.of(
                        records.part(Depot.LINE, Depot.NET.to(most)), records.part(Depot.LINE, Depot.NET.to(most)))))));
        assertThat(parts.code()).isEqualTo(Refusal.Code.INVALID);
        assertThat(parts.text().key()).isEqualTo("system.sum_too_large");
        assertThat(parts.errors()).extracting(Refusal.FieldError::field).containsExactly("total");

        Row bill = depot.write(records -> records.create(
                Depot.BILL, Depot.LINES.to(List.of(records.part(Depot.LINE, Depot.NET.to(BigDecimal.ONE))))));
        Ref line = bill.get(Depot.LINES).getFirst().ref();
        depot.create(Depot.SHIPMENT, Depot.SHIPS.to(line), Depot.PIECES.to(most));
        Refusal others = refusal(() -> depot.create(Depot.SHIPMENT, Depot.SHIPS.to(line), Depot.PIECES.to(most)));
        assertThat(others.code()).isEqualTo(Refusal.Code.INVALID);
        assertThat(others.text().key()).isEqualTo("system.sum_too_large");
        assertThat(depot.get(line).get(Depot.SHIPPED)).isEqualByComparingTo(most);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void afterRandomWritesEverySumIsWhatANaiveCountSays(Dialect dialect) {
        Opened depot = depot(dialect);
        Random random = new Random(42);
        List<Ref> shelves = new ArrayList<>();
        List<Ref> items = new ArrayList<>();
        List<Ref> moves = new ArrayList<>();
        List<Ref> gone = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shelves.add(depot.create(Depot.SHELF).ref());
            items.add(depot.create(Depot.ITEM, Depot.ON.to(shelves.get(i))).ref());
        }
        for (int step = 0; step < STEPS; step++) {
            try {
                step(depot, random, shelves, items, moves, gone);
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isIn(Refusal.Code.INVALID, Refusal.Code.NOT_FOUND);
            }
            if (step % 25 == 0) {
                expectRecount(depot);
            }
        }
        expectRecount(depot);
    }

    private static void step(
            Opened depot, Random random, List<Ref> shelves, List<Ref> items, List<Ref> moves, List<Ref> gone) {
        Ref item = items.get(random.nextInt(items.size()));
        boolean none = moves.isEmpty();
        switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                moves.add(depot.create(
                                Depot.MOVE,
                                Depot.OF.to(random.nextInt(9) == 0 ? null : item),
                                Depot.QUANTITY.to(random.nextInt(9) == 0 ? null : random.nextLong(-5, 20)),
                                Depot.PLANNED.to(random.nextInt(4) == 0 ? true : null))
                        .ref());
            case 3 -> {
                if (!none) {
                    depot.update(any(moves, random), Depot.QUANTITY.to(random.nextLong(-5, 20)));
                }
            }
            case 4 -> {
                if (!none) {
                    depot.update(any(moves, random), Depot.OF.to(item), Depot.PLANNED.to(random.nextBoolean()));
                }
            }
            case 5 -> depot.update(item, Depot.ON.to(any(shelves, random)));
            case 6 -> {
                Ref victim = none || random.nextInt(3) == 0 ? item : any(moves, random);
                depot.delete(victim);
                gone.add(victim);
            }
            default -> {
                if (!gone.isEmpty()) {
                    Ref back = any(gone, random);
                    depot.restore(back);
                    gone.remove(back);
                }
            }
        }
    }

    private static Ref any(List<Ref> refs, Random random) {
        return refs.get(random.nextInt(refs.size()));
    }

    private static void expectRecount(Opened depot) {
        depot.read(records -> {
            List<Row> moves = all(records, Query.of(Depot.MOVE));
            List<Row> items = all(records, Query.of(Depot.ITEM));
            for (Row item : items) {
                List<Row> own = moves.stream()
                        .filter(move ->
                                move.find(Depot.OF).filter(item.ref()::equals).isPresent())
                        .toList();
                assertThat(item.get(Depot.MOVES)).isEqualTo(own.size());
                assertThat(item.get(Depot.ON_HAND))
                        .isEqualTo(own.stream()
                                .filter(move -> !move.find(Depot.PLANNED).orElse(false))
                                .mapToLong(move -> move.find(Depot.QUANTITY).orElse(0L))
                                .sum());
            }
            for (Row shelf : all(records, Query.of(Depot.SHELF))) {
                assertThat(shelf.get(Depot.FILLED))
                        .isEqualTo(items.stream()
                                .filter(item -> item.find(Depot.ON)
                                        .filter(shelf.ref()::equals)
                                        .isPresent())
                                .mapToLong(item -> item.get(Depot.ON_HAND))
                                .sum());
            }
            return 0;
        });
    }

    private static List<Row> all(Records records, Query query) {
        List<Row> rows = new ArrayList<>();
        Query page = query.limit(200);
        while (true) {
            var answer = records.list(page);
            rows.addAll(answer.rows());
            if (answer.next().isEmpty()) {
                return rows;
            }
            page = page.after(answer.next().get());
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSumThatIsNewIsCountedFromWhatIsThereAndCountedAgainWhenItWasAway(Dialect dialect) throws Exception {
        Contribution plain = Contribution.of("depot", "Depot")
                .entities(Depot.contribution().entities().toArray(Entity[]::new));
        try (Database database = TestDatabase.fresh(dialect)) {
            Opened before = open(database, plain);
            Ref item = before.create(Depot.ITEM, Depot.LABEL.to("old")).ref();
            before.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(3L));
            before.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(4L), Depot.PLANNED.to(true));
            Opened ruled = open(database, Depot.contribution());
            assertThat(ruled.get(item).get(Depot.ON_HAND)).isEqualTo(3);
            assertThat(ruled.get(item).get(Depot.MOVES)).isEqualTo(2);
            Opened without = open(database, plain);
            without.create(Depot.MOVE, Depot.OF.to(item), Depot.QUANTITY.to(10L));
            Opened again = open(database, Depot.contribution());
            assertThat(again.get(item).get(Depot.MOVES)).isEqualTo(3);
            for (Opened each : List.of(before, ruled, without, again)) {
                each.log().close();
            }
        }
    }
}
