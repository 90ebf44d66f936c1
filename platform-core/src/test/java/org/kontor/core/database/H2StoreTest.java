package org.kontor.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Refusal;
import org.slf4j.LoggerFactory;

@DisabledIfSystemProperty(named = "kontor.test.database", matches = "postgresql")
class H2StoreTest {
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private DatabaseSettings settings = DatabaseSettings.of("jdbc:h2:mem:never", "sa", "");

    @BeforeEach
    void useAFile() {
        settings = DatabaseSettings.of("jdbc:h2:" + folder.resolve("kontor"), "sa", "");
    }

    private static void run(Database database, String sql) {
        database.changeModel(connection -> connection.createStatement().execute(sql));
    }

    private static Set<String> names(Database database, String sql) {
        return database.glance(transaction -> {
            Set<String> names = new HashSet<>();
            try (var rows = transaction.prepare(sql).executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    private static Set<String> tables(Database database) {
        return names(database, "select table_name from information_schema.tables where table_schema = 'PUBLIC'");
    }

    @Test
    void aTableCopyThatWasCutOffIsFinishedOrDroppedAfterABackup() throws IOException {
        try (Database database = Database.open(settings)) {
            run(database, "create table \"DEMO_COPY_3_0\" (id integer)");
            run(database, "insert into \"DEMO_COPY_3_0\" values (7)");
            run(database, "create table other (id integer)");
            run(database, "create table \"OTHER_COPY_5_1\" (id integer)");
        }
        try (Database database = Database.open(settings)) {
            assertThat(tables(database)).containsExactlyInAnyOrder("DEMO", "OTHER");
            assertThat(names(database, "select id from demo")).containsExactly("7");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("before-repair"));
        }
    }

    @Test
    void aKillInsideAChangeOfTheModelLosesNoTableAndNoColumn() throws Exception {
        int kills = Boolean.getBoolean("kontor.test.long") ? 75 : 4;
        try (Database database = Database.open(settings)) {
            run(database, "create table demo (id integer primary key, name varchar(100))");
            run(database, "insert into demo select x, 'name ' || x from system_range(1, " + ROWS + ")");
        }
        for (int i = 0; i < kills; i++) {
            List<String> told = new ArrayList<>();
            kill("alter", told::add);
            // the last line may be cut off in the middle
            List<String> added = told.stream()
                    .limit(Math.max(0, told.size() - 1))
                    .filter(line -> line.matches("c\\d+"))
                    .map(line -> line.toUpperCase(java.util.Locale.ROOT))
                    .toList();
            try (Database database = Database.open(settings)) {
                assertThat(tables(database)).containsExactly("DEMO");
                assertThat(names(database, "select count(*) from demo")).containsExactly(String.valueOf(ROWS));
                assertThat(names(
                                database,
                                "select column_name from information_schema.columns where table_name = 'DEMO'"))
                        .containsAll(added);
            }
        }
    }

    @Test
    void anEndOutOfOrderIsToldOnceAtTheNextStart() throws Exception {
        try (Database database = Database.open(settings)) {
            run(database, "create table demo (id bigint, half integer)");
        }
        assertThat(toldAtStart()).isEmpty();
        Process child = H2Child.start(settings.url(), "write");
        try (BufferedReader output = child.inputReader()) {
            assertThat(output.readLine()).isEqualTo("ready");
            assertThat(output.readLine()).isNotEmpty();
            child.toHandle().destroyForcibly();
            child.waitFor();
        }

        assertThat(toldAtStart()).singleElement().asString().contains("was not stopped in order", "kontor.mv.db");
        assertThat(toldAtStart()).isEmpty();
    }

    private List<String> toldAtStart() {
        Logger log = (Logger) LoggerFactory.getLogger(H2Place.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        log.addAppender(told);
        Database.open(settings).close();
        log.detachAppender(told);
        return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** Has a process work on the file, and kills it somewhere in the middle. */
    private void kill(String work, java.util.function.Consumer<String> told) throws Exception {
        Process child = H2Child.start(settings.url(), work);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("ready");
            long killAt = System.nanoTime() + ThreadLocalRandom.current().nextLong(100_000_000L, 600_000_000L);
            Thread killer = Thread.ofPlatform().start(() -> {
                java.util.concurrent.locks.LockSupport.parkNanos(killAt - System.nanoTime());
                child.toHandle().destroyForcibly();
            });
            output.lines().forEach(told);
            killer.join();
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aKillTakesBackNoSmallTransactionThatWasAcknowledgedAndLeavesNoHalf() throws Exception {
        int kills = Boolean.getBoolean("kontor.test.long") ? 150 : 4;
        try (Database database = Database.open(settings)) {
            run(database, "create table demo (id bigint, half integer, primary key (id, half))");
        }
        Set<String> acknowledged = new HashSet<>();
        for (int i = 0; i < kills; i++) {
            List<String> told = new ArrayList<>();
            kill("write", told::add);
            acknowledged.addAll(told.isEmpty() ? told : told.subList(0, told.size() - 1));
            try (Database database = Database.open(settings)) {
                assertThat(names(database, "select distinct id from demo").containsAll(acknowledged))
                        .isTrue();
                assertThat(names(database, "select id from demo group by id having count(*) <> 2"))
                        .isEmpty();
            }
        }
        assertThat(acknowledged).isNotEmpty();
    }

    /** A copy of the file is what a kill at that moment would leave. */
    @Test
    void whatWasAcknowledgedIsInTheFileAlsoWhenItUsesItsSpaceAgain() throws Exception {
        Path copied = folder.resolve("copied");
        try (Database database = Database.open(settings)) {
            run(database, "create table demo (id integer primary key, text varchar(2000))");
            // otherwise space is used again after 45 seconds only
            run(database, "set retention_time 0");
            for (int i = 0; i < 150; i++) {
                int id = i;
                database.write(transaction -> {
                    var insert = transaction.prepare("insert into demo values (?, repeat('x', ?))");
                    insert.setInt(1, id);
                    insert.setInt(2, id * 7919 % 2000);
                    return insert.executeUpdate();
                });
                Files.copy(
                        folder.resolve("kontor.mv.db"),
                        folder.resolve("copied.mv.db"),
                        StandardCopyOption.REPLACE_EXISTING);
                try (Connection connection = DriverManager.getConnection("jdbc:h2:" + copied, "sa", "");
                        ResultSet row = connection.createStatement().executeQuery("select max(id) from demo")) {
                    row.next();
                    assertThat(row.getInt(1)).isEqualTo(id);
                }
            }
        }
    }

    @Test
    void writersAndReadersBesideChangesOfTheModelLoseNothing() throws Exception {
        try (Database database = Database.open(settings);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            run(database, "create table demo (id integer primary key, name varchar(100))");
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger ids = new AtomicInteger();
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(threads.submit(() -> {
                    int written = 0;
                    while (!done.get()) {
                        int id = ids.incrementAndGet();
                        written += database.write(transaction -> {
                            var insert = transaction.prepare("insert into demo (id, name) values (?, 'x')");
                            insert.setInt(1, id);
                            return insert.executeUpdate();
                        });
                    }
                    return written;
                }));
            }
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                boolean glance = i == 0;
                readers.add(threads.submit(() -> {
                    int seen = 0;
                    while (!done.get()) {
                        Work<Integer> count = transaction -> {
                            try (var row = transaction
                                    .prepare("select count(*) from demo")
                                    .executeQuery()) {
                                row.next();
                                return row.getInt(1);
                            }
                        };
                        int now = glance ? database.glance(count) : database.read(count);
                        assertThat(now).isGreaterThanOrEqualTo(seen);
                        seen = now;
                    }
                    return seen;
                }));
            }
            try {
                for (int i = 0; i < 40 || ids.get() < 100; i++) {
                    run(database, "alter table demo add column c" + i + " integer");
                }
            } finally {
                done.set(true);
            }
            int written = 0;
            for (Future<Integer> writer : writers) {
                written += writer.get();
            }
            for (Future<Integer> reader : readers) {
                reader.get();
            }
            assertThat(written).isGreaterThan(40);
            assertThat(names(database, "select count(*) from demo")).containsExactly(String.valueOf(written));
        }
    }

    @Test
    void writersTakeTurnsWithPatienceAndReadersGoOn() throws Exception {
        DatabaseSettings impatient =
                new DatabaseSettings(settings.url(), "sa", "", 4, Duration.ofMillis(200), Duration.ofSeconds(30));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        try (Database database = Database.open(impatient);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            run(database, "create table demo (id integer primary key)");
            Future<Integer> slow = threads.submit(() -> database.write(transaction -> {
                int inserted = insert(transaction, 1);
                begun.countDown();
                try {
                    proceed.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return inserted;
            }));
            begun.await();
            assertThat(names(database, "select id from demo")).isEmpty();
            assertThatThrownBy(() -> database.write(transaction -> insert(transaction, 2)))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.UNAVAILABLE));
            proceed.countDown();
            slow.get();
            database.write(transaction -> insert(transaction, 2));
            assertThat(names(database, "select id from demo")).containsExactlyInAnyOrder("1", "2");
        }
    }

    private static int insert(Transaction transaction, int id) throws SQLException {
        return transaction.prepare("insert into demo (id) values (" + id + ")").executeUpdate();
    }

    @Test
    void aFileInUseIsRefusedWithAReason() throws Exception {
        Process child = H2Child.start(settings.url(), "hold");
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("ready");
            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("in use by another process", "kontor.data-dir")
                    .hasNoCause();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aDelayInTheUrlIsRefused() {
        DatabaseSettings delayed = DatabaseSettings.of(settings.url() + ";WRITE_DELAY=500", "sa", "");
        assertThatThrownBy(() -> Database.open(delayed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would lose changes");
    }

    @Test
    void aMissingServerIsRefusedWithAReason() {
        assertThatThrownBy(() -> Database.open(DatabaseSettings.of("jdbc:mysql://localhost/x", "sa", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql:");
        assertThatThrownBy(() -> Database.open(DatabaseSettings.of("jdbc:h2:tcp://localhost/x", "sa", "")))
                .isInstanceOf(IllegalStateException.class);
    }
}
