package org.kontor.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The file of an H2 database as each single write to it leaves it, which is all that a kill can leave. */
@DisabledIfSystemProperty(named = "kontor.test.database", matches = "postgresql")
class H2CrashTest {
    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    private static final int TRANSACTIONS = LONG ? 3000 : 120;
    private static final int BATCH = 200;
    private static final int ROWS = 2000;
    private static final int COLUMNS = LONG ? 40 : 6;

    @TempDir
    private Path folder;

    private final Random random = new Random(11);

    @Test
    void eachMomentOfTheFileHoldsWhatWasAcknowledgedAndNoHalves() throws Exception {
        RecordedFile.register();
        RecordedFile.take();
        try (Database database =
                Database.open(DatabaseSettings.of("jdbc:h2:recorded:" + folder.resolve("kontor"), "sa", ""))) {
            database.changeModel(connection -> {
                Statement statement = connection.createStatement();
                statement.execute("create table demo (id bigint, part integer, parts integer, text varchar(3000), "
                        + "primary key (id, part))");
                statement.execute("create table other (id bigint primary key, parts integer)");
                // otherwise space is used again after 45 seconds only
                return statement.execute("set retention_time 0");
            });
            RecordedFile.tell("0");
            writeTogether(database);
        }
        check(RecordedFile.take());
    }

    @Test
    void eachMomentOfAChangeOfTheModelIsMended() throws Exception {
        RecordedFile.register();
        RecordedFile.take();
        try (Database database =
                Database.open(DatabaseSettings.of("jdbc:h2:recorded:" + folder.resolve("kontor"), "sa", ""))) {
            run(database, "create table demo (id integer primary key, name varchar(100))");
            run(database, "insert into demo select x, 'name ' || x from system_range(1, " + ROWS + ")");
            run(database, "create index demo_name on demo (name)");
            run(database, "set retention_time 0");
            RecordedFile.tell("ID");
            for (int i = 0; i < COLUMNS; i++) {
                run(database, "alter table demo add column c" + i + " varchar(10) default 'x' not null");
                RecordedFile.tell("C" + i);
            }
        }
        Path whole = folder.resolve("whole.mv.db");
        Set<String> told = new HashSet<>();
        int moment = 0;
        for (RecordedFile.Step step : RecordedFile.take()) {
            if (!told.isEmpty() && (LONG || random.nextInt(10) == 0)) {
                Path cut = folder.resolve("cut" + ++moment + ".mv.db");
                Files.copy(whole, cut);
                RecordedFile.replay(cut, step, random.nextDouble());
                checkModel(cut, told, moment);
            }
            RecordedFile.replay(whole, step, 1);
            if (step instanceof RecordedFile.Told(String what)) {
                told.add(what);
            }
        }
        assertThat(moment).isPositive();
    }

    private static void run(Database database, String sql) {
        database.changeModel(connection -> connection.createStatement().execute(sql));
    }

    private static void checkModel(Path file, Set<String> told, int moment) {
        String url = "jdbc:h2:" + file.toString().replace(".mv.db", "");
        try (Database database = Database.open(DatabaseSettings.of(url, "sa", ""))) {
            database.read(transaction -> {
                Statement statement = transaction.connection().createStatement();
                assertThat(ids(
                                statement,
                                "select table_name from information_schema.tables where table_schema = 'PUBLIC'"))
                        .as("tables at moment %d", moment)
                        .containsExactly("DEMO");
                assertThat(ids(
                                statement,
                                "select column_name from information_schema.columns where table_name = 'DEMO'"))
                        .as("columns at moment %d", moment)
                        .containsAll(told);
                assertThat(ids(statement, "select count(*) from demo where name >= 'name'"))
                        .as("rows at moment %d", moment)
                        .containsExactly(String.valueOf(ROWS));
                return true;
            });
        }
    }

    private void writeTogether(Database database) throws Exception {
        AtomicInteger ids = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                writers.add(threads.submit(() -> {
                    for (int id = ids.incrementAndGet(); id <= TRANSACTIONS; id = ids.incrementAndGet()) {
                        write(database, id, 2);
                    }
                    done.set(true);
                }));
            }
            writers.add(threads.submit(() -> {
                for (int id = 1_000_000; !done.get(); id++) {
                    write(database, id, BATCH);
                }
            }));
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    private static void write(Database database, long id, int parts) {
        database.write(transaction -> {
            var insert = transaction.prepare("insert into demo values (?, ?, ?, repeat('x', ?))");
            for (int part = 0; part < parts; part++) {
                insert.setLong(1, id);
                insert.setInt(2, part);
                insert.setInt(3, parts);
                insert.setInt(4, (int) (id * 7919 % (6000 / parts)));
                insert.executeUpdate();
            }
            var forget = transaction.prepare("delete from other where id < ?");
            forget.setLong(1, id - 50);
            forget.executeUpdate();
            var other = transaction.prepare("insert into other values (?, ?)");
            other.setLong(1, id);
            other.setInt(2, parts);
            return other.executeUpdate();
        });
        RecordedFile.tell(String.valueOf(id));
    }

    private void check(List<RecordedFile.Step> steps) throws Exception {
        Path whole = folder.resolve("whole.mv.db");
        Path cut = folder.resolve("cut.mv.db");
        Set<String> told = new HashSet<>();
        int moments = 0;
        for (RecordedFile.Step step : steps) {
            if (!told.isEmpty() && (LONG || random.nextInt(3) == 0)) {
                Files.deleteIfExists(cut);
                Files.copy(whole, cut);
                // a write that a kill cuts in two, which the long run has too, still loses the newest change now and
                // then
                RecordedFile.replay(cut, step, LONG ? random.nextDouble() : random.nextInt(2));
                check(cut, told, ++moments);
            }
            RecordedFile.replay(whole, step, 1);
            if (step instanceof RecordedFile.Told(String what)) {
                told.add(what);
            }
        }
        assertThat(moments).isGreaterThan(TRANSACTIONS / 2);
    }

    private static void check(Path file, Set<String> told, int moment) throws SQLException {
        String url = "jdbc:h2:" + file.toString().replace(".mv.db", "");
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            Set<String> there = ids(statement, "select distinct id from demo union all select 0");
            assertThat(there.containsAll(told))
                    .as("moment %d: %d of %d", moment, there.size(), told.size())
                    .isTrue();
            assertThat(ids(statement, "select id from demo group by id, parts having count(*) <> parts"))
                    .as("halves at moment %d", moment)
                    .isEmpty();
            assertThat(ids(statement, "select id from other where id not in (select id from demo)"))
                    .as("parts without the other at moment %d", moment)
                    .isEmpty();
        }
    }

    private static Set<String> ids(Statement statement, String sql) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
