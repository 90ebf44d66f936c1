package org.kontor.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Refusal;

class DatabaseTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";

    private static Database open(Dialect dialect) {
        return withTable(Database.open(TestDatabase.settings(dialect)));
    }

    private static Database withTable(Database database) {
        database.changeModel(connection -> connection
                .createStatement()
                .execute("create table demo (id integer primary key, amount integer not null,"
                        + " name varchar(5), token uuid, at timestamp(3) with time zone,"
                        + " constraint ck_demo_amount_1 check (amount >= 0))"));
        database.changeModel(
                connection -> connection.createStatement().execute("create unique index ux_demo_name on demo (name)"));
        return database;
    }

    private static int sql(Transaction transaction, String sql) throws SQLException {
        return transaction.prepare(sql).executeUpdate();
    }

    private static int number(Transaction transaction, String sql) throws SQLException {
        try (var row = transaction.prepare(sql).executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void everythingOfATransactionHappensOrNothing(Dialect dialect) {
        try (Database database = open(dialect)) {
            List<String> told = new ArrayList<>();
            database.write(transaction -> {
                transaction.afterCommit(() -> told.add("committed"));
                transaction.afterEnd(committed -> told.add("ended " + committed));
                transaction.lastBeforeCommit(() -> told.add("last"));
                transaction.beforeCommit(() -> {
                    told.add("before");
                    transaction.beforeCommit(() -> told.add("before too"));
                });
                return sql(transaction, "insert into demo (id, amount) values (1, 1)");
            });
            assertThat(told).containsExactly("before", "before too", "last", "ended true", "committed");
            told.clear();
            assertThatThrownBy(() -> database.write(transaction -> {
                        transaction.afterCommit(() -> told.add("committed"));
                        transaction.afterEnd(committed -> told.add("ended " + committed));
                        transaction.beforeCommit(() -> {
                            throw new IllegalStateException("no");
                        });
                        return sql(transaction, "insert into demo (id, amount) values (2, 1)");
                    }))
                    .hasMessage("no");
            assertThat(told).containsExactly("ended false");
            int count = database.glance(transaction -> number(transaction, "select count(*) from demo"));
            assertThat(count).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aReaderSeesOneStateWhateverOthersCommit(Dialect dialect) {
        try (Database database = open(dialect);
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            int seen = database.read(transaction -> {
                int before = number(transaction, "select count(*) from demo");
                join(threads.submit(
                        () -> database.write(other -> sql(other, "insert into demo (id, amount) values (1, 1)"))));
                return 10 * before + number(transaction, "select count(*) from demo");
            });
            assertThat(seen).isZero();
            int later = database.read(transaction -> number(transaction, "select count(*) from demo"));
            assertThat(later).isEqualTo(1);
        }
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aTransactionInsideATransactionIsRefused(Dialect dialect) {
        try (Database database = open(dialect)) {
            assertThatThrownBy(() -> database.write(outer -> database.write(inner -> 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("use the records you were given");
            assertThatThrownBy(() -> database.write(outer -> database.glance(inner -> 1)))
                    .isInstanceOf(IllegalStateException.class);
            int after = database.write(transaction -> {
                transaction.afterCommit(() -> database.glance(other -> 1));
                return 7;
            });
            assertThat(after).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aBrokenDeadlockIsTriedAgainAndBothSucceed(Dialect dialect) {
        assumeTrue(dialect == Dialect.POSTGRESQL, "on H2 writers take turns and cannot meet");
        try (Database database = open(dialect);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            database.write(transaction -> sql(transaction, "insert into demo (id, amount) values (1, 0), (2, 0)"));
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            AtomicInteger runs = new AtomicInteger();
            Future<?> one = threads.submit(() -> crosswise(database, 1, 2, bothHoldOne, runs));
            Future<?> two = threads.submit(() -> crosswise(database, 2, 1, bothHoldOne, runs));
            join(one);
            join(two);
            assertThat(runs.get()).isGreaterThanOrEqualTo(3);
            int sum = database.glance(transaction -> number(transaction, "select sum(amount) from demo"));
            assertThat(sum).isEqualTo(4);
        }
    }

    private static int crosswise(Database database, int first, int second, CyclicBarrier barrier, AtomicInteger runs) {
        boolean[] met = new boolean[1];
        return database.write(transaction -> {
            runs.incrementAndGet();
            sql(transaction, "update demo set amount = amount + 1 where id = " + first);
            if (!met[0]) {
                met[0] = true;
                try {
                    barrier.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return sql(transaction, "update demo set amount = amount + 1 where id = " + second);
        });
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatTheDatabaseRefusesIsRecognized(Dialect dialect) {
        try (Database database = open(dialect)) {
            database.write(transaction -> sql(transaction, "insert into demo (id, amount, name) values (1, 1, 'Ada')"));
            assertThat(error(database, "insert into demo (id, amount, name) values (2, 1, 'Ada')"))
                    .isEqualTo(new SqlError(SqlError.Kind.UNIQUE, java.util.Optional.of("ux_demo_name")));
            assertThat(error(database, "update demo set amount = -1 where id = 1"))
                    .isEqualTo(new SqlError(SqlError.Kind.CHECK, java.util.Optional.of("ck_demo_amount_1")));
            assertThat(error(database, "insert into demo (id) values (3)").kind())
                    .isEqualTo(SqlError.Kind.REQUIRED);
            assertThat(error(database, "insert into demo (id, amount, name) values (4, 1, 'too long')")
                            .kind())
                    .isEqualTo(SqlError.Kind.TOO_LONG);
            assertThat(error(database, "insert into demo (id, amount) values (5, cast(3000000000 as bigint))")
                            .kind())
                    .isEqualTo(SqlError.Kind.OUT_OF_RANGE);
            assertThat(error(database, "insert into nowhere values (1)").kind()).isEqualTo(SqlError.Kind.MISSING);
        }
    }

    private static SqlError error(Database database, String sql) {
        try {
            database.write(transaction -> sql(transaction, sql));
            throw new AssertionError("not refused: " + sql);
        } catch (SqlFailure failure) {
            return failure.error();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatTakesTooLongIsRefusedAsUnavailable(Dialect dialect) {
        DatabaseSettings some = TestDatabase.settings(dialect);
        try (Database database = withTable(Database.open(new DatabaseSettings(
                        some.url(), some.user(), some.password(), 1, Duration.ofMillis(300), Duration.ofMillis(300))));
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            String slow = dialect == Dialect.H2
                    ? "select count(*) from system_range(1, 100000) a, system_range(1, 100000) b"
                    : "select 1 from pg_sleep(60)";
            assertThatThrownBy(() -> database.glance(transaction -> number(transaction, slow)))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.UNAVAILABLE));
            database.write(transaction -> {
                join(threads.submit(() -> assertThatThrownBy(() -> database.write(other -> 1))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.UNAVAILABLE))));
                return 1;
            });
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aConnectionThatIsLostIsRefusedAndReplaced(Dialect dialect) {
        if (dialect == Dialect.H2) {
            return;
        }
        try (Database database = open(dialect)) {
            assertThatThrownBy(() -> database.write(transaction -> {
                        transaction
                                .prepare("select pg_terminate_backend(pg_backend_pid())")
                                .execute();
                        return sql(transaction, "insert into demo (id, amount) values (1, 1)");
                    }))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.UNAVAILABLE));
            int written =
                    database.write(transaction -> sql(transaction, "insert into demo (id, amount) values (1, 1)"));
            assertThat(written).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aThreadThatIsInterruptedDoesNotBreakTheDatabase(Dialect dialect) throws Exception {
        try (Database database = open(dialect)) {
            for (int round = 0; round < 20; round++) {
                int first = round * 1000;
                Thread writer = Thread.ofPlatform().start(() -> {
                    try {
                        for (int i = first; !Thread.currentThread().isInterrupted() && i < first + 1000; i++) {
                            String insert = "insert into demo (id, amount) values (" + i + ", 1)";
                            database.write(transaction -> sql(transaction, insert));
                        }
                    } catch (RuntimeException cut) {
                        // whoever interrupts gets no answer
                        return;
                    }
                });
                java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
                writer.interrupt();
                writer.join();
                int id = first + 999;
                database.write(transaction -> sql(transaction, "delete from demo where id = " + id));
                int written = database.write(
                        transaction -> sql(transaction, "insert into demo (id, amount) values (" + id + ", 1)"));
                assertThat(written).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aStatementOfATableThatChangedRunsAllTheSame(Dialect dialect) {
        try (Database database = open(dialect)) {
            database.write(transaction -> sql(transaction, "insert into demo (id, amount, name) values (1, 1, 'Ada')"));
            for (int i = 0; i < 10; i++) {
                assertThat(name(database)).isEqualTo("Ada");
            }
            database.changeModel(connection -> connection
                    .createStatement()
                    .execute("alter table demo alter column name set data type varchar(99)"));
            assertThat(name(database)).isEqualTo("Ada");
        }
    }

    private static String name(Database database) {
        return database.read(transaction -> {
            try (var row = transaction.prepare("select name from demo").executeQuery()) {
                row.next();
                return row.getString(1);
            }
        });
    }

    record Demo(int id, @Nullable UUID token, @Nullable Instant at) {}

    interface DemoMapper {
        @Insert("insert into demo (id, amount, token, at) values (#{id}, 1, #{key}, #{at})")
        int insert(@Param("id") int id, @Param("key") @Nullable UUID key, @Param("at") @Nullable Instant at);

        @Select("select id, token, at from demo order by id")
        List<Demo> all();
    }

    interface UnsafeMapper {
        @Select("select id from demo where name = '${name}'")
        List<Integer> byName(@Param("name") String name);

        int unannotated();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aMapperJoinsTheTransaction(Dialect dialect) {
        UUID key = UUID.randomUUID();
        Instant at = Instant.parse("2026-11-22T10:00:00.123Z");
        try (Database database = open(dialect)) {
            List<Demo> seen = database.write(transaction -> {
                sql(transaction, "insert into demo (id, amount) values (1, 1)");
                transaction.mapper(DemoMapper.class).insert(2, key, at);
                sql(transaction, "insert into demo (id, amount) values (3, 1)");
                return transaction.mapper(DemoMapper.class).all();
            });
            assertThat(seen).containsExactly(new Demo(1, null, null), new Demo(2, key, at), new Demo(3, null, null));
            assertThatThrownBy(() -> database.write(transaction -> {
                        transaction.mapper(DemoMapper.class).insert(4, null, null);
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            int count = database.glance(
                    transaction -> transaction.mapper(DemoMapper.class).all().size());
            assertThat(count).isEqualTo(3);
        }
    }

    @Test
    void aDatabaseThatCannotSortByTheAlphabetIsRefused() throws SQLException {
        if (!TestDatabase.all().contains(Dialect.POSTGRESQL)) {
            return;
        }
        DatabaseSettings settings = TestDatabase.settings(Dialect.POSTGRESQL);
        try (Database database = Database.open(settings)) {
            database.changeModel(connection -> connection
                    .createStatement()
                    .execute("create database latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'"));
        }
        DatabaseSettings latin =
                DatabaseSettings.of(settings.url().replaceFirst("/kontor\\d+", "/latin"), settings.user(), "");
        assertThatThrownBy(() -> Database.open(latin))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("UTF8");
    }

    @Test
    void noPasswordIsShown() {
        DatabaseSettings settings =
                DatabaseSettings.of("jdbc:postgresql://db/x?password=secret&ssl=true", "u", "hidden");
        assertThat(settings.toString()).doesNotContain("secret", "hidden").contains("ssl=true");
    }

    @Test
    void aMapperThatBuildsItsSqlFromValuesIsRefused() {
        assertThat(Mappers.problems(DemoMapper.class)).isEmpty();
        assertThat(Mappers.problems(UnsafeMapper.class))
                .anySatisfy(problem -> assertThat(problem).contains("${"))
                .anySatisfy(problem -> assertThat(problem).contains("unannotated"));
    }
}
