package org.kontor.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.database.Transaction;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;

class LogReadersTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    private static final EntityName PERSON = EntityName.of("demo", "person");
    private static final EntityName PLACE = EntityName.of("demo", "place");
    private static final int WRITERS = 16;
    private static final ReaderPace QUICK =
            new ReaderPace(Duration.ofMillis(300), Duration.ofMillis(50), Duration.ofMillis(5), Duration.ofMillis(20));

    private static Database open(Dialect dialect) {
        DatabaseSettings some = TestDatabase.settings(dialect);
        Database database = Database.open(new DatabaseSettings(
                some.url(), some.user(), some.password(), WRITERS + 4, Duration.ofSeconds(30), Duration.ofSeconds(30)));
        new LiquibaseSchema(database).apply(HandWritten.kernel(), List.of());
        database.changeModel(connection -> {
            connection.createStatement().execute("create table demo_person (id uuid primary key, version bigint)");
            return connection
                    .createStatement()
                    .execute("create table demo_seen (n int, seq bigint, record uuid, version bigint)");
        });
        return database;
    }

    private static LogReaders readers(Database database, ChangeLog log) {
        return new LogReaders(database, log, Optional.empty(), Clock.systemUTC(), QUICK).begin();
    }

    private static NewChange change(EntityName entity, UUID record, long version, Instant at) {
        return new NewChange(
                at,
                Ref.of(entity, record),
                version,
                ChangeKind.UPDATED,
                UUID.randomUUID(),
                "Ada",
                Optional.empty(),
                "{}");
    }

    private static void append(Database database, ChangeLog log, NewChange... changes) {
        database.write(transaction -> {
            log.append(transaction, List.of(changes));
            return true;
        });
    }

    private static UUID append(Database database, ChangeLog log, EntityName entity) {
        UUID record = UUID.randomUUID();
        append(database, log, change(entity, record, 1, Instant.now()));
        return record;
    }

    private static void noteSeen(Transaction transaction, List<ChangeEntry> entries) {
        try {
            PreparedStatement insert =
                    transaction.prepare("insert into demo_seen select coalesce(max(n), 0) + 1, ?, ?, ? from demo_seen");
            for (ChangeEntry entry : entries) {
                insert.setLong(1, entry.seq());
                insert.setObject(2, entry.change().record().id());
                insert.setLong(3, entry.change().version());
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> seen(Database database) {
        return database.read(transaction -> {
            List<String> all = new ArrayList<>();
            try (ResultSet row = transaction
                    .prepare("select record, version from demo_seen order by n")
                    .executeQuery()) {
                while (row.next()) {
                    all.add(row.getObject(1, UUID.class) + "/" + row.getLong(2));
                }
            }
            return all;
        });
    }

    private static String key(ChangeEntry entry) {
        return entry.change().record().id() + "/" + entry.change().version();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void readersSkipAndDoubleNothingWhateverWritersAndFailuresDo(Dialect dialect) throws Exception {
        int transactions = Boolean.getBoolean("kontor.test.long") ? 100_000 : 4_000;
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                LogReaders readers = readers(database, log);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<UUID> records = Collections.nCopies(20, 0).stream()
                    .map(any -> UUID.randomUUID())
                    .toList();
            database.write(transaction -> {
                for (UUID record : records) {
                    PreparedStatement insert = transaction.prepare("insert into demo_person values (?, 0)");
                    insert.setObject(1, record);
                    insert.executeUpdate();
                }
                return true;
            });
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
                        writeOne(database, log, records, committed);
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

    /** Updates one record and notes it; one in ten is rolled back; some take their time between log and commit. */
    private static void writeOne(Database database, ChangeLog log, List<UUID> records, Set<String> committed) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        UUID record = records.get(random.nextInt(records.size()));
        boolean failing = random.nextInt(10) == 0;
        long pause = random.nextInt(20) == 0 ? random.nextLong(3_000_000) : 0;
        try {
            committed.add(database.write(transaction -> {
                long version = next(transaction, record);
                log.append(transaction, List.of(change(PERSON, record, version, Instant.now())));
                log.append(transaction, List.of(change(PLACE, record, version, Instant.now())));
                transaction.lastBeforeCommit(() -> {
                    LockSupport.parkNanos(pause);
                    if (failing) {
                        throw new IllegalStateException("rolled back");
                    }
                });
                return record + "/" + version;
            }));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("rolled back");
        }
    }

    private static long next(Transaction transaction, UUID record) throws SQLException {
        PreparedStatement update = transaction.prepare("update demo_person set version = version + 1 where id = ?");
        update.setObject(1, record);
        update.executeUpdate();
        PreparedStatement select = transaction.prepare("select version from demo_person where id = ?");
        select.setObject(1, record);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
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
                        Optional.empty(),
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
                BlockingQueue<Integer> settled = new LinkedBlockingQueue<>();
                second.keep(
                        "settled",
                        List.of(LogReader.atLeastOnce(
                                "settled", Set.of(), LogReader.Kind.WITH_EFFECTS, entries -> settled.add(1))));
                append(database, log, PLACE);
                settled.poll(10, TimeUnit.SECONDS);
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

    @ParameterizedTest
    @MethodSource(DATABASES)
    void anEntryThatCannotBeReadIsNamedAndHoldsNobodyElse(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                LogReaders readers = readers(database, log)) {
            BlockingQueue<String> failing = new LinkedBlockingQueue<>();
            BlockingQueue<String> well = new LinkedBlockingQueue<>();
            AtomicBoolean mended = new AtomicBoolean();
            BlockingQueue<Integer> tries = new LinkedBlockingQueue<>();
            readers.keep(
                    "test",
                    List.of(
                            LogReader.atLeastOnce(
                                    "failing",
                                    Set.of(),
                                    LogReader.Kind.WITH_EFFECTS,
                                    entries -> entries.forEach(entry -> {
                                        if (entry.change().record().entity().equals(PLACE) && !mended.get()) {
                                            tries.add(1);
                                            throw new IllegalStateException("no place for that");
                                        }
                                        failing.add(key(entry));
                                    })),
                            LogReader.atLeastOnce(
                                    "well",
                                    Set.of(),
                                    LogReader.Kind.WITH_EFFECTS,
                                    entries -> entries.forEach(entry -> well.add(key(entry))))));
            append(
                    database,
                    log,
                    change(PERSON, new UUID(1, 1), 1, Instant.now()),
                    change(PLACE, new UUID(1, 2), 1, Instant.now()),
                    change(PERSON, new UUID(1, 3), 1, Instant.now()));
            for (int i = 0; i < 4; i++) {
                assertThat(tries.poll(10, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(well.poll(10, TimeUnit.SECONDS)).isEqualTo(new UUID(1, 1) + "/1");
            assertThat(well.poll(10, TimeUnit.SECONDS)).isEqualTo(new UUID(1, 2) + "/1");
            assertThat(well.poll(10, TimeUnit.SECONDS)).isEqualTo(new UUID(1, 3) + "/1");
            ReaderState.Failure failure = readers.states().stream()
                    .filter(state -> state.name().equals("failing"))
                    .findFirst()
                    .flatMap(ReaderState::failure)
                    .orElseThrow();
            assertThat(failure.entry().change().record()).isEqualTo(Ref.of(PLACE, new UUID(1, 2)));
            assertThat(failure.reason()).contains("no place for that");
            mended.set(true);
            List<String> rest = new ArrayList<>();
            while (!rest.contains(new UUID(1, 3) + "/1")) {
                rest.add(failing.poll(10, TimeUnit.SECONDS));
            }
            assertThat(rest).containsSubsequence(new UUID(1, 1) + "/1", new UUID(1, 2) + "/1", new UUID(1, 3) + "/1");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void inAnotherEpochWhatIsDerivedBeginsAgainAndWhatHasEffectsGoesOn(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database)) {
            UUID old = append(database, log, PERSON);
            BlockingQueue<String> derived = new LinkedBlockingQueue<>();
            BlockingQueue<String> effects = new LinkedBlockingQueue<>();
            List<LogReader> all = List.of(
                    LogReader.atLeastOnce(
                                    "derived",
                                    Set.of(PERSON),
                                    LogReader.Kind.DERIVED,
                                    entries -> entries.forEach(entry -> derived.add(key(entry))))
                            .afreshElsewhere(() -> derived.add("afresh")),
                    LogReader.atLeastOnce(
                            "effects",
                            Set.of(PERSON),
                            LogReader.Kind.WITH_EFFECTS,
                            entries -> entries.forEach(entry -> effects.add(key(entry)))));
            try (LogReaders readers = readers(database, log)) {
                readers.keep("test", all);
                UUID first = append(database, log, PERSON);
                assertThat(derived.poll(10, TimeUnit.SECONDS)).isEqualTo(old + "/1");
                assertThat(derived.poll(10, TimeUnit.SECONDS)).isEqualTo(first + "/1");
                assertThat(effects.poll(10, TimeUnit.SECONDS))
                        .as("a new reader with effects begins with what comes next")
                        .isEqualTo(first + "/1");
            }
            log.renewEpoch();
            try (LogReaders readers = readers(database, log)) {
                readers.keep("test", all);
                UUID second = append(database, log, PERSON);
                assertThat(derived.poll(10, TimeUnit.SECONDS)).isEqualTo("afresh");
                assertThat(derived.poll(10, TimeUnit.SECONDS)).isEqualTo(old + "/1");
                assertThat(effects.poll(10, TimeUnit.SECONDS)).isEqualTo(second + "/1");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aLogThatEndsBeforeWhatWasReadOfItBeginsANewEpoch(Dialect dialect) throws Exception {
        assumeTrue(dialect == Dialect.POSTGRESQL, "an H2 file is restored as a whole");
        try (Database database = open(dialect)) {
            UUID before;
            try (ChangeLog log = ChangeLog.open(database)) {
                append(database, log, change(PERSON, new UUID(1, 1), 1, Instant.now()));
                append(database, log, change(PERSON, new UUID(1, 1), 2, Instant.now()));
                before = log.position().epoch();
            }
            // as when the rows are brought in and the sequence is not
            database.write(transaction ->
                    transaction.prepare("select setval('system_change_seq', 1)").execute());
            try (ChangeLog log = ChangeLog.open(database)) {
                assertThat(log.position().epoch()).isNotEqualTo(before);
                append(database, log, change(PERSON, new UUID(1, 1), 3, Instant.now()));
                assertThat(log.after(2, 10)).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void oldEntriesAreCutButNeverTheNewestNorWhatAReaderHasBeforeIt(Dialect dialect) throws Exception {
        Instant old = Instant.parse("2020-01-01T00:00:00Z");
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database)) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            AtomicBoolean failing = new AtomicBoolean(true);
            try (LogReaders readers = readers(database, log)) {
                readers.keep(
                        "test",
                        List.of(LogReader.atLeastOnce(
                                "slow",
                                Set.of(),
                                LogReader.Kind.WITH_EFFECTS,
                                entries -> entries.forEach(entry -> {
                                    heard.add(key(entry));
                                    if (failing.get() && entry.change().version() == 3) {
                                        throw new IllegalStateException("not yet");
                                    }
                                }))));
                for (int version = 1; version <= 5; version++) {
                    append(database, log, change(PERSON, new UUID(1, 1), version, old));
                }
                while (!(new UUID(1, 1) + "/3").equals(heard.poll(10, TimeUnit.SECONDS))) {
                    assertThat(log.beginning()).isEmpty();
                }
                // the third time it comes alone, the second one being noted as read
                heard.poll(10, TimeUnit.SECONDS);
                heard.poll(10, TimeUnit.SECONDS);
                assertThat(log.cut(old.plusSeconds(1))).isEqualTo(2);
                assertThat(log.after(0, 10)).hasSize(3);
                assertThat(log.beginning()).map(LogCut::at).contains(old);
                failing.set(false);
                while (!(new UUID(1, 1) + "/5").equals(heard.poll(10, TimeUnit.SECONDS))) {
                    assertThat(log.after(0, 10)).hasSize(3);
                }
            }
            assertThat(log.cut(old.plusSeconds(1))).isEqualTo(2);
            assertThat(log.after(0, 10))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.change().version()).isEqualTo(5));
            assertThat(log.cut(old.plusSeconds(1))).isZero();
        }
    }
}
