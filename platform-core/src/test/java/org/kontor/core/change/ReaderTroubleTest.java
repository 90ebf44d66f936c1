package org.kontor.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kontor.core.change.LogDesk.DATABASES;
import static org.kontor.core.change.LogDesk.PERSON;
import static org.kontor.core.change.LogDesk.PLACE;
import static org.kontor.core.change.LogDesk.append;
import static org.kontor.core.change.LogDesk.change;
import static org.kontor.core.change.LogDesk.key;
import static org.kontor.core.change.LogDesk.open;
import static org.kontor.core.change.LogDesk.readers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Ref;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;

/** What readers of the change log do when an entry, an epoch or the age of the log is in their way. */
class ReaderTroubleTest {
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
    void aReasonThatNoDatabaseCanHoldIsShownAndDoesNotEndTheReader(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                LogReaders readers = readers(database, log)) {
            BlockingQueue<Integer> tries = new LinkedBlockingQueue<>();
            BlockingQueue<String> well = new LinkedBlockingQueue<>();
            AtomicBoolean mended = new AtomicBoolean();
            readers.keep(
                    "test",
                    List.of(LogReader.atLeastOnce(
                            "odd",
                            Set.of(PERSON),
                            LogReader.Kind.WITH_EFFECTS,
                            entries -> entries.forEach(entry -> {
                                tries.add(1);
                                if (!mended.get()) {
                                    throw new IllegalStateException("odd \0 letters \ud800");
                                }
                                well.add(key(entry));
                            }))));
            UUID record = append(database, log, PERSON);
            for (int i = 0; i < 3; i++) {
                assertThat(tries.poll(10, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(readers.known())
                    .singleElement()
                    .satisfies(known ->
                            assertThat(known.failure().orElseThrow().reason()).contains("odd \ufffd letters"));
            mended.set(true);
            assertThat(well.poll(10, TimeUnit.SECONDS)).isEqualTo(record + "/1");
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
