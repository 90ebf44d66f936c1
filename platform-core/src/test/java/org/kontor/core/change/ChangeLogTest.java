package org.kontor.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kontor.core.change.LogDesk.DATABASES;
import static org.kontor.core.change.LogDesk.PERSON;
import static org.kontor.core.change.LogDesk.WRITERS;
import static org.kontor.core.change.LogDesk.append;
import static org.kontor.core.change.LogDesk.open;
import static org.kontor.core.change.LogDesk.people;
import static org.kontor.core.change.LogDesk.writeOne;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Ref;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;

class ChangeLogTest {
    private static final UUID ADA = UUID.randomUUID();

    private static NewChange change(UUID record, long version) {
        return new NewChange(
                Instant.parse("2026-11-22T10:00:00Z"),
                Ref.of(PERSON, record),
                version,
                ChangeKind.UPDATED,
                ADA,
                "Ada",
                Optional.empty(),
                "{\"name\":[null,\"x\"]}");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void noReaderEverSkipsAnEntry(Dialect dialect) throws Exception {
        int transactions = Boolean.getBoolean("kontor.test.long") ? 1_000_000 : 10_000;
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<UUID> records = people(database);
            Set<String> committed = ConcurrentHashMap.newKeySet();
            AtomicBoolean done = new AtomicBoolean();
            List<Future<List<ChangeEntry>>> readers =
                    List.of(threads.submit(() -> readAll(log, done)), threads.submit(() -> readAll(log, done)));
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> {
                    for (int n = 0; n < transactions / WRITERS; n++) {
                        writeOne(database, log, records, committed, PERSON);
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            done.set(true);
            for (Future<List<ChangeEntry>> reader : readers) {
                List<ChangeEntry> entries = reader.get();
                List<String> read = entries.stream().map(LogDesk::key).toList();
                assertThat(read).doesNotHaveDuplicates();
                assertThat(Set.copyOf(read)).isEqualTo(committed);
                assertThat(ordered(entries)).isTrue();
            }
        }
    }

    private static List<ChangeEntry> readAll(ChangeLog log, AtomicBoolean done) throws InterruptedException {
        List<ChangeEntry> all = new ArrayList<>();
        Semaphore wake = new Semaphore(0);
        try (ChangeLog.Subscription awake = log.subscribe(wake::release)) {
            long position = 0;
            while (true) {
                boolean last = done.get();
                List<ChangeEntry> some = log.after(position, 1000);
                if (!some.isEmpty()) {
                    all.addAll(some);
                    position = some.getLast().seq();
                } else if (last) {
                    return all;
                } else {
                    wake.tryAcquire(10, TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            }
        }
    }

    private static boolean ordered(List<ChangeEntry> entries) {
        Map<UUID, Long> versions = new HashMap<>();
        long seq = 0;
        for (ChangeEntry entry : entries) {
            Long before =
                    versions.put(entry.change().record().id(), entry.change().version());
            if (entry.seq() <= seq || before != null && before >= entry.change().version()) {
                return false;
            }
            seq = entry.seq();
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anOpenTransactionHoldsBackWhatCameAfterItAndNothingBefore(Dialect dialect) throws Exception {
        assumeTrue(dialect == Dialect.POSTGRESQL, "on H2 nobody writes beside an open transaction");
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        UUID three = UUID.randomUUID();
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            append(database, log, change(one, 1));
            CountDownLatch logged = new CountDownLatch(1);
            CountDownLatch proceed = new CountDownLatch(1);
            Future<?> slow = threads.submit(() -> database.write(transaction -> {
                log.append(transaction, List.of(change(two, 1)));
                transaction.lastBeforeCommit(() -> {
                    logged.countDown();
                    await(proceed);
                });
                return true;
            }));
            logged.await();
            append(database, log, change(three, 1));
            assertThat(log.after(0, 10)).extracting(LogDesk::key).containsExactly(one + "/1");
            proceed.countDown();
            slow.get();
            assertThat(log.after(0, 10)).extracting(LogDesk::key).containsExactly(one + "/1", two + "/1", three + "/1");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void readersAreWokenByACommit(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                ChangeLog otherNode = ChangeLog.open(database)) {
            Semaphore here = new Semaphore(0);
            Semaphore there = new Semaphore(0);
            log.subscribe(here::release);
            otherNode.subscribe(() -> {
                if (!otherNode.after(0, 1).isEmpty()) {
                    there.release();
                }
            });
            append(database, log, change(UUID.randomUUID(), 1));
            assertThat(here.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            // a second log is a second node, which H2 does not have
            assertThat(dialect == Dialect.H2 || there.tryAcquire(5, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theLogGoesOnWhereItStoodAfterARestartAndKeepsItsEpoch(Dialect dialect) {
        DatabaseSettings settings = TestDatabase.settings(dialect);
        Position before;
        UUID record = UUID.randomUUID();
        try (Database database = Database.open(settings)) {
            new LiquibaseSchema(database).apply(HandWritten.kernel(), List.of());
            try (ChangeLog log = ChangeLog.open(database)) {
                append(database, log, change(record, 1), change(record, 2));
                before = log.position();
            }
        }
        try (Database database = Database.open(settings);
                ChangeLog log = ChangeLog.open(database)) {
            assertThat(log.position()).isEqualTo(before);
            append(database, log, change(record, 3));
            assertThat(log.after(before.seq(), 10))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.change().version()).isEqualTo(3));
            log.renewEpoch();
            assertThat(log.position().epoch()).isNotEqualTo(before.epoch());
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theHistoryOfARecordComesNewestFirstInPages(Dialect dialect) {
        UUID record = UUID.randomUUID();
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database)) {
            append(database, log, change(record, 1), change(UUID.randomUUID(), 1), change(record, 2));
            append(database, log, change(record, 3));
            List<ChangeEntry> page = log.of(Ref.of(PERSON, record), Long.MAX_VALUE, 2);
            assertThat(page).extracting(entry -> entry.change().version()).containsExactly(3L, 2L);
            assertThat(log.of(Ref.of(PERSON, record), page.getLast().seq(), 2))
                    .extracting(entry -> entry.change().version())
                    .containsExactly(1L);
            assertThat(page.getFirst().change()).isEqualTo(change(record, 3));
            LogFilter<ChangeKind> hers = new LogFilter<>(
                    Optional.of(ADA),
                    Optional.of(PERSON),
                    Optional.of(record),
                    Optional.of(ChangeKind.UPDATED),
                    Optional.of(Instant.parse("2026-11-22T10:00:00Z")),
                    Optional.of(Instant.parse("2026-11-22T10:00:01Z")));
            assertThat(log.search(hers, Long.MAX_VALUE, 10)).hasSize(3);
            assertThat(log.search(
                            new LogFilter<ChangeKind>(
                                    Optional.of(UUID.randomUUID()),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            Long.MAX_VALUE,
                            10))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatWasSeenIsWrittenBeforeTheLogCloses(Dialect dialect) {
        try (Database database = open(dialect)) {
            for (int opening = 0; opening < 2; opening++) {
                try (ReadLog log = ReadLog.open(database)) {
                    for (int i = 0; i < 1500; i++) {
                        log.append(access(i));
                    }
                }
            }
            ReadLog log = ReadLog.open(database);
            log.close();
            List<LoggedAccess> page = log.search(LogFilter.all(), Long.MAX_VALUE, 5000);
            assertThat(page).hasSize(3000);
            assertThat(page.getFirst().access()).isEqualTo(access(1499));
            assertThat(page).extracting(LoggedAccess::seq).isSortedAccordingTo(Collections.reverseOrder());
            assertThatThrownBy(() -> log.append(access(1))).isInstanceOf(org.kontor.api.Refusal.class);
        }
    }

    private static AccessEntry access(int records) {
        return new AccessEntry(
                Instant.parse("2026-11-22T10:00:00Z"),
                AccessKind.EXPORTED,
                ADA,
                "Ada",
                Optional.of("demo"),
                PERSON,
                Optional.empty(),
                records,
                "{\"fields\":[\"name\"]}");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aStampCountsCommittedTransactionsOnce(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Stamp stamp = new Stamp(database);
            assertThat(stamp.read(Stamp.RIGHTS)).isZero();
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String first = i % 2 == 0 ? Stamp.RIGHTS : Stamp.MODEL;
                String second = i % 2 == 0 ? Stamp.MODEL : Stamp.RIGHTS;
                writers.add(threads.submit(() -> database.write(transaction -> {
                    stamp.bump(transaction, first);
                    stamp.bump(transaction, second);
                    stamp.bump(transaction, first);
                    return true;
                })));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThatThrownBy(() -> database.write(transaction -> {
                        stamp.bump(transaction, Stamp.RIGHTS);
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            assertThat(stamp.read(Stamp.RIGHTS)).isEqualTo(8);
            assertThat(stamp.read(Stamp.MODEL)).isEqualTo(8);
        }
    }
}
