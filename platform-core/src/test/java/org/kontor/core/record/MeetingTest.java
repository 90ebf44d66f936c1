package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.database.Dialect;

/** Writers that meet. */
class MeetingTest extends ShopTest {
    /** Runs work on so many threads at once; answers the code of each refusal, or OK. */
    private static List<String> atOnce(int threads, Callable<?> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    try {
                        work.call();
                        return "OK";
                    } catch (Refusal refusal) {
                        return refusal.code().name();
                    }
                }));
            }
            start.countDown();
            List<String> answers = new ArrayList<>();
            for (Future<String> each : running) {
                answers.add(each.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError("another failure than a refusal", e);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void ofAHundredThatWantTheSameUniqueValueOneGetsIt(Dialect dialect) throws Exception {
        ShopPlatform shop = shop(dialect);
        List<String> answers = atOnce(
                100, () -> shop.data.write(shop.self, records -> records.create(Shop.TAG, Shop.TAG_NAME.to("wanted"))));
        assertThat(answers).filteredOn("OK"::equals).hasSize(1);
        assertThat(new HashSet<>(answers)).isSubsetOf("OK", "CONFLICT", "UNAVAILABLE");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void noUpdateIsLost(Dialect dialect) throws Exception {
        ShopPlatform shop = shop(dialect);
        for (int round = 0; round < 20; round++) {
            Row row = shop.data.write(
                    shop.self, records -> records.create(Shop.CUSTOMER, Shop.NAME.to("Ada"), Shop.CREDIT.to(0L)));
            List<String> answers =
                    atOnce(8, () -> shop.data.write(shop.self, records -> records.update(row, Shop.CREDIT.to(1L))));
            assertThat(answers).filteredOn("OK"::equals).hasSize(1);
            assertThat(answers).filteredOn("STALE"::equals).hasSize(7);
        }
        Row counter = shop.data.write(
                shop.self, records -> records.create(Shop.CUSTOMER, Shop.NAME.to("Counter"), Shop.CREDIT.to(0L)));
        List<String> answers = atOnce(10, () -> {
            for (int i = 0; i < 10; i++) {
                shop.data.write(shop.self, records -> {
                    Row now = records.lock(counter.ref());
                    return records.update(now, Shop.CREDIT.to(now.get(Shop.CREDIT) + 1));
                });
            }
            return 0;
        });
        assertThat(answers).containsOnly("OK");
        assertThat(shop.data.<Long>read(
                        shop.self, records -> records.get(counter.ref()).get(Shop.CREDIT)))
                .isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void twentyThatClaimGetTheSameRecord(Dialect dialect) throws Exception {
        ShopPlatform shop = shop(dialect);
        for (int round = 0; round < 5; round++) {
            String name = "claimed " + round;
            Set<Ref> refs = java.util.Collections.synchronizedSet(new HashSet<>());
            List<String> answers = atOnce(
                    20,
                    () -> refs.add(shop.data.write(
                            shop.self,
                            records -> records.claim(Shop.TAG, Shop.TAG_NAME.to(name))
                                    .ref())));
            assertThat(answers).containsOnly("OK");
            assertThat(refs).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whoeverIsNeededByARecordInTheMakingIsNotDeleted(Dialect dialect) throws Exception {
        ShopPlatform shop = shop(dialect);
        Row buyer = shop.data.write(shop.self, records -> records.create(Shop.CUSTOMER, Shop.NAME.to("Needed")));
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Refusal.Code> deleting = shop.data.write(shop.self, records -> {
                records.create(Shop.ORDER, Shop.BUYER.to(buyer.ref()));
                return pool.submit(() -> {
                    try {
                        shop.data.write(shop.self, others -> {
                            others.delete(buyer);
                            return 0;
                        });
                        throw new AssertionError("was deleted");
                    } catch (Refusal refusal) {
                        return refusal.code();
                    }
                });
            });
            assertThat(deleting.get()).isEqualTo(Refusal.Code.CONFLICT);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void writersThatCrossEachOtherEndInOrder(Dialect dialect) throws Exception {
        ShopPlatform shop = shop(dialect);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(shop.data.write(
                    shop.self, records -> records.create(Shop.CUSTOMER, Shop.NAME.to("Crossed"), Shop.CREDIT.to(0L))));
        }
        Random random = new Random(7);
        List<String> answers = atOnce(20, () -> {
            int first = random.nextInt(rows.size());
            int second = (first + 1 + random.nextInt(rows.size() - 1)) % rows.size();
            return shop.data.write(shop.self, records -> {
                for (int each : List.of(first, second)) {
                    Row now = records.get(rows.get(each).ref());
                    records.update(now, Shop.CREDIT.to(now.get(Shop.CREDIT) + 1));
                }
                return 0;
            });
        });
        assertThat(new HashSet<>(answers)).isSubsetOf("OK", "STALE", "UNAVAILABLE");
        long done = answers.stream().filter("OK"::equals).count();
        long counted = shop.data.read(
                shop.self,
                records -> records.list(Query.of(Shop.CUSTOMER).where(Shop.NAME.is("Crossed"))).rows().stream()
                        .mapToLong(row -> row.get(Shop.CREDIT))
                        .sum());
        assertThat(done).isPositive();
        assertThat(counted).isEqualTo(2 * done);
    }
}
