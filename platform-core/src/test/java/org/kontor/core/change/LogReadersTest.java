package org.kontor.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kontor.core.change.LogDesk.DATABASES;
import static org.kontor.core.change.LogDesk.PERSON;
import static org.kontor.core.change.LogDesk.PLACE;
import static org.kontor.core.change.LogDesk.QUICK;
import static org.kontor.core.change.LogDesk.WRITERS;
import static org.kontor.core.change.LogDesk.append;
import static org.kontor.core.change.LogDesk.change;
import static org.kontor.core.change.LogDesk.key;
import static org.kontor.core.change.LogDesk.noteSeen;
import static org.kontor.core.change.LogDesk.open;
import static org.kontor.core.change.LogDesk.people;
import static org.kontor.core.change.LogDesk.readers;
import static org.kontor.core.change.LogDesk.seen;
import static org.kontor.core.change.LogDesk.writeOne;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;

/** Readers of the change log skip and double nothing, whatever becomes of them. */
class LogReadersTest {
    @ParameterizedTest
    @MethodSource(DATABASES)
    void readersSkipAndDoubleNothingWhateverWritersAndFailuresDo(Dialect dialect) throws Exception {
        int transactions = Boolean.getBoolean("kontor.test.long") ? 100_000 : 4_000;
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                LogReaders readers = readers(database, log);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<UUID> records = people(database);
            List<String> heard = Collections.synchronizedList(new ArrayList<>());
            Set<String> committed = ConcurrentHashMap.newKeySet();
            CountDownLatch end = new CountDownLatch(2);
            readers.keep(
                    "test",
                    List.of(
                            LogReader.exactlyOnce(
                                    "in the database",
                                    Set.of(PERSON),
                                    LogReader.Kind.WITH_EFFECTS,
                                    (transaction, entries) -> {
                                        noteSeen(transaction, entries);
                                        // between the effect and the position
                                        failAtTimes();
                                        if (holdsEnd(entries)) {
                                            end.countDown();
                                        }
                                    }),
                            LogReader.atLeastOnce("elsewhere", Set.of(PERSON), LogReader.Kind.WITH_EFFECTS, entries -> {
                                failAtTimes();
                                entries.forEach(entry -> heard.add(key(entry)));
                                if (holdsEnd(entries)) {
                                    end.countDown();
                                }
                            })));
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> {
                    for (int n = 0; n < transactions / WRITERS; n++) {
                        writeOne(database, log, records, committed, PERSON, PLACE);
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            append(database, log, change(PERSON, new UUID(0, 0), 0, Instant.now()));
            assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
            readers.close();
            String last = new UUID(0, 0) + "/0";
            committed.add(last);
            for (List<String> each : List.of(seen(database), heard)) {
                assertThat(each).doesNotHaveDuplicates();
                assertThat(Set.copyOf(each)).isEqualTo(committed);
                assertThat(isOrderedByRecord(each)).isTrue();
                assertThat(each.getLast()).isEqualTo(last);
            }
        }
    }

    private static boolean holdsEnd(List<ChangeEntry> entries) {
        return entries.getLast().change().version() == 0;
    }

    private static void failAtTimes() {
        if (ThreadLocalRandom.current().nextInt(20) == 0) {
            throw new IllegalStateException("killed");
        }
    }

    private static boolean isOrderedByRecord(List<String> keys) {
        Map<String, Long> versions = new HashMap<>();
        for (String key : keys) {
            int slash = key.indexOf('/');
            long version = Long.parseLong(key.substring(slash + 1));
            Long before = versions.put(key.substring(0, slash), version);
            if (before != null && before >= version) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whoDiesBetweenEffectAndPositionReadsTheEntryAgain(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                LogReaders first = readers(database, log)) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            AtomicBoolean dying = new AtomicBoolean(true);
            LogReader reader = LogReader.atLeastOnce("elsewhere", Set.of(), LogReader.Kind.WITH_EFFECTS, entries -> {
                entries.forEach(entry -> heard.add(key(entry)));
                if (dying.get()) {
                    throw new IllegalStateException("killed before the position was noted");
                }
            });
            first.keep("test", List.of(reader));
            UUID record = append(database, log, PERSON);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(record + "/1");
            first.close();
            heard.clear();
            dying.set(false);
            try (LogReaders second = readers(database, log)) {
                second.keep("test", List.of(reader));
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(record + "/1");
            }
            try (LogReaders third = readers(database, log)) {
                third.keep("test", List.of(reader));
                UUID next = append(database, log, PERSON);
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(next + "/1");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aNodeThatWasTooLongAwayDoesNothingMoreForAReader(Dialect dialect) throws Exception {
        assumeTrue(dialect == Dialect.POSTGRESQL, "H2 has one node");
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database)) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            CountDownLatch other = new CountDownLatch(1);
            try (LogReaders second = readers(database, log)) {
                // it never says again that it reads
                LogReaders stalled = new LogReaders(
                        database,
                        log,
                        Optional::empty,
                        Clock.systemUTC(),
                        new ReaderPace(QUICK.lease(), Duration.ofHours(1), QUICK.pause(), QUICK.longestPause()));
                AtomicInteger times = new AtomicInteger();
                stalled.keep(
                        "test",
                        List.of(LogReader.atLeastOnce("counting", Set.of(), LogReader.Kind.WITH_EFFECTS, entries -> {
                            times.incrementAndGet();
                            begun.countDown();
                            await(goOn);
                        })));
                UUID record = append(database, log, PERSON);
                begun.await();
                second.keep(
                        "test",
                        List.of(LogReader.exactlyOnce(
                                "counting", Set.of(), LogReader.Kind.WITH_EFFECTS, (transaction, entries) -> {
                                    noteSeen(transaction, entries);
                                    other.countDown();
                                })));
                assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
                UUID next = append(database, log, PERSON);
                goOn.countDown();
                stalled.begin().close();
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                while (!seen(database).contains(next + "/1") && System.nanoTime() < end) {
                    LockSupport.parkNanos(5_000_000);
                }
                second.close();
                assertThat(times).hasValue(1);
                assertThat(seen(database))
                        .startsWith(record + "/1", next + "/1")
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
