package org.kontor.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kontor.core.change.LogDesk.DATABASES;
import static org.kontor.core.change.LogDesk.PERSON;
import static org.kontor.core.change.LogDesk.PLACE;
import static org.kontor.core.change.LogDesk.append;
import static org.kontor.core.change.LogDesk.change;
import static org.kontor.core.change.LogDesk.key;
import static org.kontor.core.change.LogDesk.noteSeen;
import static org.kontor.core.change.LogDesk.open;
import static org.kontor.core.change.LogDesk.readers;
import static org.kontor.core.change.LogDesk.seen;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;

/** Readers whose effect takes several steps get the same entries until all of them are done. */
class StepReaderTest {
    /** What a reader was given, one text for each batch. */
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private final AtomicBoolean failing = new AtomicBoolean();

    /** Does one step with all entries, and then fails while it is to. */
    private LogReader stepping(Database database) {
        return reader(batch -> {
            heard.add(keys(batch));
            step(database, batch);
            if (failing.get()) {
                throw new IllegalStateException("behind its first step");
            }
        });
    }

    private static LogReader reader(Consumer<LogBatch> code) {
        return LogReader.inSteps("steps", Set.of(PERSON), new LogReader.Steps() {
            @Override
            public void read(LogBatch batch) {
                code.accept(batch);
            }

            @Override
            public void stop() {
                // its steps are short
            }
        });
    }

    private static boolean step(Database database, LogBatch batch) {
        return database.write(transaction -> {
            if (!batch.hold(transaction)) {
                throw new IllegalStateException("lost");
            }
            noteSeen(transaction, batch.entries());
            batch.stepped(transaction);
            return true;
        });
    }

    private static String keys(LogBatch batch) {
        return String.join(" ", batch.entries().stream().map(LogDesk::key).toList());
    }

    private String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aBatchOfWhichSomethingIsDoneComesAgainAsItWasInAnotherEpochToo(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database)) {
            UUID one = new UUID(1, 1);
            String both = one + "/1 " + one + "/2";
            failing.set(true);
            try (LogReaders readers = readers(database, log)) {
                readers.keep("test", List.of(stepping(database)));
                append(database, log, change(PERSON, one, 1, Instant.now()), change(PERSON, one, 2, Instant.now()));
                assertThat(next()).isEqualTo(both);
                append(database, log, change(PERSON, one, 3, Instant.now()));
                assertThat(next()).isEqualTo(both);
                assertThat(next()).isEqualTo(both);
                assertThat(readers.known())
                        .singleElement()
                        .satisfies(known -> assertThat(
                                        known.failure().orElseThrow().entries())
                                .isEqualTo(2));
            }
            log.renewEpoch();
            heard.clear();
            failing.set(false);
            try (LogReaders readers = readers(database, log)) {
                readers.keep("test", List.of(stepping(database)));
                assertThat(next()).isEqualTo(both);
                assertThat(next()).isEqualTo(one + "/3");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whereNothingIsDoneEntriesThatFailTogetherComeOneByOne(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                LogReaders readers = readers(database, log)) {
            UUID one = new UUID(1, 1);
            LogReader reader = reader(batch -> {
                heard.add(keys(batch));
                if (batch.entries().size() > 1) {
                    throw new IllegalStateException("too many");
                }
                step(database, batch);
            });
            readers.keep("test", List.of(reader));
            append(database, log, change(PERSON, one, 1, Instant.now()), change(PERSON, one, 2, Instant.now()));
            assertThat(next()).isEqualTo(one + "/1 " + one + "/2");
            assertThat(next()).isEqualTo(one + "/1");
            assertThat(next()).isEqualTo(one + "/2");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatAnswersEntriesIsReadApartFromThem(Dialect dialect) throws Exception {
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                LogReaders readers = readers(database, log)) {
            UUID one = new UUID(1, 1);
            CountDownLatch written = new CountDownLatch(1);
            LogReader reader = reader(batch -> {
                heard.add(keys(batch));
                boolean isFirst = batch.entries().getFirst().depth() == 0
                        && batch.entries().getFirst().change().version() == 1;
                if (isFirst) {
                    database.write(transaction -> {
                        batch.hold(transaction);
                        log.append(transaction, List.of(change(PERSON, one, 2, Instant.now())));
                        batch.stepped(transaction);
                        return true;
                    });
                    append(database, log, change(PERSON, one, 3, Instant.now()));
                    written.countDown();
                }
            });
            readers.keep("test", List.of(reader));
            append(database, log, change(PERSON, one, 1, Instant.now()));
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(next()).isEqualTo(one + "/1");
            assertThat(next()).isEqualTo(one + "/2");
            assertThat(next()).isEqualTo(one + "/3");
            assertThat(log.after(0, 10)).extracting(ChangeEntry::depth).containsExactly(0, 1, 0);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aStepThatTakesLongKeepsNoOtherReaderWaiting(Dialect dialect) throws Exception {
        assumeTrue(dialect == Dialect.POSTGRESQL, "on H2 writers take turns");
        try (Database database = open(dialect);
                ChangeLog log = ChangeLog.open(database);
                LogReaders readers = readers(database, log)) {
            CountDownLatch inStep = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            BlockingQueue<String> other = new LinkedBlockingQueue<>();
            LogReader slow = reader(batch -> database.write(transaction -> {
                batch.hold(transaction);
                inStep.countDown();
                await(goOn);
                noteSeen(transaction, batch.entries());
                batch.stepped(transaction);
                return true;
            }));
            readers.keep("slow", List.of(slow));
            UUID record = append(database, log, PERSON);
            inStep.await();
            // its seat cannot be taken now: whoever renews goes past it
            readers.keep(
                    "other",
                    List.of(LogReader.atLeastOnce(
                            "other",
                            Set.of(PLACE),
                            LogReader.Kind.WITH_EFFECTS,
                            entries -> entries.forEach(entry -> other.add(key(entry))))));
            for (int i = 0; i < 5; i++) {
                UUID place = append(database, log, PLACE);
                assertThat(other.poll(10, TimeUnit.SECONDS)).isEqualTo(place + "/1");
            }
            goOn.countDown();
            readers.close();
            assertThat(seen(database)).containsExactly(record + "/1");
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
