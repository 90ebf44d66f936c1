package org.kontor.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Row;
import org.kontor.core.database.Dialect;
import org.kontor.core.record.Shop;

class SearchIndexTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    private static final String[] CITIES = {"praha", "brno", "plzen"};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource(DATABASES)
    void recordsAreFoundByTheTermsTheyHaveInCommonTheMostFirst(Dialect dialect) throws IOException {
        try (Shelves shelves = new Shelves(dialect);
                SearchIndex index = shelves.open(folder)) {
            Row ada = shelves.create(Shop.CUSTOMER, Shop.NAME.to("Ada"), Shop.CITY.to("Praha"));
            Row eva = shelves.create(Shop.CUSTOMER, Shop.NAME.to("Eva"), Shop.CITY.to("Praha"));
            shelves.create(Shop.CUSTOMER, Shop.NAME.to("Ivo"), Shop.CITY.to("Brno"));
            shelves.caughtUp(index);
            assertThat(Files.getPosixFilePermissions(folder.resolve("1"))).hasSize(3);
            List<KeyHit> hits = index.byKeys(Shop.CUSTOMER, List.of("praha", "eva", "eva"), 10);
            assertThat(hits)
                    .containsExactly(
                            new KeyHit(eva.ref().id(), 2), new KeyHit(ada.ref().id(), 1));
            assertThat(index.byKeys(Shop.CUSTOMER, List.of("praha"), 1)).hasSize(1);
            assertThat(index.byKeys(Shop.CUSTOMER, List.of(), 10)).isEmpty();
            assertThat(index.byKeys(Shop.ORDER, List.of("praha"), 10)).isEmpty();
            shelves.update(ada, Shop.CITY.to("Brno"));
            shelves.delete(eva);
            shelves.caughtUp(index);
            assertThat(Shelves.byKeys(index, "praha")).isEmpty();
            assertThat(Shelves.byKeys(index, "brno")).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anIndexGoesOnWhereItWasClosedAndReadsWhatCameMeanwhile(Dialect dialect) {
        try (Shelves shelves = new Shelves(dialect)) {
            Row ada = shelves.create(Shop.CUSTOMER, Shop.NAME.to("Ada"), Shop.CITY.to("Praha"));
            try (SearchIndex index = shelves.open(folder)) {
                shelves.caughtUp(index);
            }
            Row eva = shelves.create(Shop.CUSTOMER, Shop.NAME.to("Eva"), Shop.CITY.to("Praha"));
            shelves.update(ada, Shop.CITY.to("Brno"));
            try (SearchIndex index = shelves.open(folder)) {
                shelves.caughtUp(index);
                assertThat(Shelves.byKeys(index, "praha"))
                        .containsExactly(eva.ref().id());
                assertThat(Shelves.byKeys(index, "brno"))
                        .containsExactly(ada.ref().id());
                assertThat(folder.resolve("1")).isDirectory();
                assertThat(folder.resolve("2")).doesNotExist();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    @Tag("R-06")
    void anIndexThatIsMissingDamagedOrOfAnotherDatabaseIsMadeAnewByItself(Dialect dialect) throws IOException {
        try (Shelves shelves = new Shelves(dialect)) {
            Set<UUID> all = customers(shelves, 25);
            check(shelves, all);
            for (String damage : List.of("gone", "garbled", "cut", "foreign", "epoch")) {
                damage(shelves, damage);
                all.addAll(customers(shelves, 3));
                check(shelves, all);
            }
        }
    }

    private static Set<UUID> customers(Shelves shelves, int number) {
        return Stream.generate(() -> shelves.create(Shop.CUSTOMER, Shop.NAME.to("Ada"), Shop.CITY.to("Praha")))
                .limit(number)
                .map(row -> row.ref().id())
                .collect(Collectors.toSet());
    }

    private void check(Shelves shelves, Set<UUID> all) {
        try (SearchIndex index = shelves.open(folder)) {
            shelves.caughtUp(index);
            assertThat(Shelves.byKeys(index, "praha")).isEqualTo(all);
        }
    }

    private void damage(Shelves shelves, String damage) throws IOException {
        if (damage.equals("epoch")) {
            shelves.shop.log.renewEpoch();
            return;
        }
        for (Path file : files(folder)) {
            switch (damage) {
                case "gone" -> Files.delete(file);
                case "garbled" -> {
                    byte[] bytes = Files.readAllBytes(file);
                    for (int i = 0; i < bytes.length; i += 7) {
                        bytes[i] ^= 0x55;
                    }
                    Files.write(file, bytes);
                }
                case "cut" -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 10));
                default -> Files.writeString(file, "no index");
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean isWrittenDown(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("segments_"));
        } catch (IOException | UncheckedIOException e) {
            // a file went while the folder was looked through
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    @Tag("R-06")
    void theFolderMayBeDeletedUnderARunningIndexAndNoWriteFails(Dialect dialect) throws IOException {
        try (Shelves shelves = new Shelves(dialect);
                SearchIndex index = shelves.open(folder)) {
            Set<UUID> all = customers(shelves, 20);
            shelves.caughtUp(index);
            for (Path file : files(folder)) {
                Files.delete(file);
            }
            Files.delete(folder.resolve("1"));
            all.addAll(customers(shelves, 20));
            // what cannot be written is noticed when it is written down, after some seconds
            Shelves.until(() -> {
                shelves.create(Shop.CUSTOMER, Shop.NAME.to("Ivo"), Shop.CITY.to("Brno"));
                assertThat(isWrittenDown(folder)).isTrue();
            });
            shelves.caughtUp(index);
            assertThat(Shelves.byKeys(index, "praha")).isEqualTo(all);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anotherIndexIsMadeBesideTheOldOneWhichIsSearchedMeanwhile(Dialect dialect) {
        try (Shelves shelves = new Shelves(dialect);
                SearchIndex index = shelves.open(folder)) {
            Set<UUID> all = customers(shelves, 30);
            shelves.caughtUp(index);
            index.rebuild();
            Shelves.until(() -> {
                assertThat(Shelves.byKeys(index, "praha")).isEqualTo(all);
                assertThat(folder.resolve("2")).isDirectory();
                assertThat(folder.resolve("1")).doesNotExist();
            });
            all.addAll(customers(shelves, 3));
            shelves.caughtUp(index);
            assertThat(Shelves.byKeys(index, "praha")).isEqualTo(all);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    @Tag("R-07")
    void nothingIsMissedWhenTransactionsCommitInOtherOrdersThanTheyBegan(Dialect dialect) throws Exception {
        int rounds = dialect == Dialect.H2 ? 100 : 250;
        int writers = 8;
        int each = 5;
        try (Shelves shelves = new Shelves(dialect);
                SearchIndex index = shelves.open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            Map<UUID, String> cities = new ConcurrentHashMap<>();
            List<Future<?>> running = new ArrayList<>();
            CountDownLatch begin = new CountDownLatch(1);
            for (int writer = 0; writer < writers; writer++) {
                Random random = new Random(writer);
                running.add(threads.submit(() -> {
                    begin.await();
                    List<Row> own = new ArrayList<>();
                    for (int round = 0; round < rounds; round++) {
                        write(shelves, random, own, cities, each);
                    }
                    return true;
                }));
            }
            begin.countDown();
            for (Future<?> task : running) {
                task.get();
            }
            shelves.caughtUp(index);
            for (String city : CITIES) {
                Set<UUID> there = cities.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(city))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                assertThat(Shelves.byKeys(index, city)).isEqualTo(there);
            }
        }
    }

    /** Some changes in one transaction, which lasts a random while and is taken back now and then. */
    private static void write(Shelves shelves, Random random, List<Row> own, Map<UUID, String> cities, int most) {
        Map<UUID, String> written = new HashMap<>();
        boolean isTakenBack = random.nextInt(10) == 0;
        try {
            List<Row> made = shelves.shop.write(Shelves.ROOT, (transaction, by) -> {
                written.clear();
                List<Row> rows = new ArrayList<>();
                for (int i = random.nextInt(most) + 1; i > 0; i--) {
                    String city = CITIES[random.nextInt(CITIES.length)];
                    Row row = shelves.shop
                            .writer
                            .create(
                                    transaction,
                                    by,
                                    Shop.CUSTOMER,
                                    List.of(List.of(Shop.NAME.to("A"), Shop.CITY.to(city))),
                                    false)
                            .getFirst();
                    rows.add(row);
                    written.put(row.ref().id(), city);
                    Thread.yield();
                }
                if (isTakenBack) {
                    throw new IllegalStateException("taken back");
                }
                return rows;
            });
            cities.putAll(written);
            own.addAll(made);
        } catch (IllegalStateException takenBack) {
            return;
        }
        if (!own.isEmpty() && random.nextBoolean()) {
            int at = random.nextInt(own.size());
            String city = CITIES[random.nextInt(CITIES.length)];
            own.set(at, shelves.update(own.get(at), Shop.CITY.to(city)));
            cities.put(own.get(at).ref().id(), city);
        } else if (own.size() > 3) {
            Row gone = own.remove(random.nextInt(own.size()));
            shelves.delete(gone);
            cities.remove(gone.ref().id());
        }
    }
}
