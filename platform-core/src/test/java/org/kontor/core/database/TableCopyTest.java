package org.kontor.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Tables of an H2 file get and lose columns while others write them, and the process may end at any moment. */
@DisabledIfSystemProperty(named = "kontor.test.database", matches = "postgresql")
class TableCopyTest {
    private static final int ROWS = 3_000;
    private static final int WRITERS = 3;

    @TempDir
    private Path folder;

    private DatabaseSettings settings = DatabaseSettings.of("jdbc:h2:mem:never", "sa", "");

    /** With a column more, and an index of it. */
    private static final TableCopy.Shape MORE = new TableCopy.Shape() {
        @Override
        public List<String> columns(String copy) {
            return List.of("alter table \"" + copy + "\" add column \"MORE\" varchar(20)");
        }

        @Override
        public List<String> indexes(String copy, String suffix) {
            return List.of("create index \"IX_MORE" + suffix + "\" on \"" + copy + "\" (\"MORE\")");
        }
    };

    /** Without the column of notes. */
    private static final TableCopy.Shape LESS = new TableCopy.Shape() {
        @Override
        public List<String> columns(String copy) {
            return List.of("alter table \"" + copy + "\" drop column \"NOTE\"");
        }

        @Override
        public List<String> indexes(String copy, String suffix) {
            return List.of();
        }
    };

    @BeforeEach
    void useAFile() {
        settings = DatabaseSettings.of("jdbc:h2:" + folder.resolve("kontor"), "sa", "");
    }

    private static Database filled(DatabaseSettings settings) {
        Database database = Database.open(settings);
        database.changeModel(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table thing (id uuid not null, amount bigint not null, note varchar(50),"
                        + " primary key (id))");
                statement.execute("create unique index ux_thing_note on thing (note)");
                statement.execute("create index ix_thing_amount_note on thing (amount, note)");
                statement.execute(
                        "insert into thing select random_uuid(7), x, 'first ' || x from system_range(1, " + ROWS + ")");
                // of those that are there, one does not meet it
                return statement.execute("alter table thing add constraint ck_thing_amount check (amount > 1) nocheck");
            }
        });
        return database;
    }

    private static Map<UUID, Long> rows(Database database) {
        return database.read(transaction -> {
            Map<UUID, Long> rows = new TreeMap<>();
            try (Statement statement = transaction.connection().createStatement();
                    ResultSet row = statement.executeQuery("select id, amount from thing")) {
                while (row.next()) {
                    rows.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
            return rows;
        });
    }

    private static List<String> names(Database database, String sql) {
        return database.read(transaction -> {
            List<String> names = new ArrayList<>();
            try (Statement statement = transaction.connection().createStatement();
                    ResultSet row = statement.executeQuery(sql + " order by 1")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
    }

    private static List<String> columns(Database database) {
        return names(database, "select column_name from information_schema.columns where table_name = 'THING'");
    }

    /** What hangs on a table has the names that it had, and nothing else is left. */
    private static void assertInOrder(Database database, String... indexes) {
        assertThat(names(database, "select table_name from information_schema.tables where table_schema = 'PUBLIC'"))
                .containsExactly("THING");
        assertThat(names(
                        database,
                        "select index_name from information_schema.indexes where index_name not like 'PRIMARY%'"))
                .containsExactly(indexes);
        assertThat(names(database, "select trigger_name from information_schema.triggers"))
                .isEmpty();
        assertThat(
                        names(
                                database,
                                "select constraint_name from information_schema.check_constraints where constraint_name like 'CK%'"))
                .containsExactly("CK_THING_AMOUNT");
    }

    private static TableCopy copy(Database database, TableCopy.Shape shape) {
        return TableCopy.of(database, "thing", 1, shape).orElseThrow();
    }

    private static void swap(Database database, TableCopy copy) {
        database.changeModel(connection -> {
            copy.swap(connection);
            return true;
        });
    }

    @Test
    void whatOthersWriteMeanwhileIsInTheTableAfterwards() throws Exception {
        try (Database database = filled(settings);
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            Map<UUID, Long> expected = new TreeMap<>(rows(database));
            List<UUID> ids = List.copyOf(expected.keySet());
            AtomicBoolean done = new AtomicBoolean();
            List<Future<Map<UUID, Long>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                Map<UUID, Long> own = new TreeMap<>();
                for (int each = writer; each < ids.size(); each += WRITERS) {
                    own.put(ids.get(each), expected.get(ids.get(each)));
                }
                writers.add(threads.submit(() -> write(database, own, new Random(writer), done)));
            }
            try (TableCopy more = copy(database, MORE)) {
                swap(database, more);
            }
            try (TableCopy less = copy(database, LESS)) {
                swap(database, less);
            }
            done.set(true);
            expected.clear();
            for (Future<Map<UUID, Long>> writer : writers) {
                expected.putAll(writer.get());
            }

            assertThat(rows(database)).isEqualTo(expected);
            assertThat(columns(database)).containsExactly("AMOUNT", "ID", "MORE");
            assertInOrder(database, "IX_MORE");
        }
    }

    /** Makes, changes and deletes rows, and takes some of it back. */
    private static Map<UUID, Long> write(Database database, Map<UUID, Long> own, Random random, AtomicBoolean done) {
        List<UUID> ids = new ArrayList<>(own.keySet());
        while (!done.get()) {
            UUID id = ids.get(random.nextInt(ids.size()));
            UUID made = new UUID(random.nextLong(), random.nextLong());
            long amount = random.nextInt(2, 1_000_000);
            switch (random.nextInt(4)) {
                case 0 -> {
                    execute(database, "insert into thing (amount, id) values (?, ?)", amount, made, false);
                    own.put(made, amount);
                    ids.add(made);
                }
                case 1 -> {
                    execute(database, "delete from thing where amount <> ? and id = ?", -1, id, false);
                    own.remove(id);
                }
                case 2 -> execute(database, "update thing set amount = ? where id = ?", amount, id, true);
                default -> {
                    execute(database, "update thing set amount = ? where id = ?", amount, id, false);
                    own.replace(id, amount);
                }
            }
        }
        return own;
    }

    private static void execute(Database database, String sql, long amount, UUID id, boolean isTakenBack) {
        database.write(transaction -> {
            try (PreparedStatement statement = transaction.connection().prepareStatement(sql)) {
                statement.setLong(1, amount);
                statement.setObject(2, id);
                statement.executeUpdate();
            }
            if (isTakenBack) {
                transaction.connection().rollback();
            }
            return true;
        });
    }

    @Test
    void whoDiesInBetweenComesBackWithAllRowsInTheShapeBeforeOrAfter() throws Exception {
        List<String> cut = new ArrayList<>();
        Map<UUID, Long> expected;
        try (Database database = filled(settings);
                AutoCloseable told = Fault.tell(point -> {
                    if (point.startsWith("copy.") && !cut.contains(point)) {
                        cut.add(point);
                        keep(point);
                    }
                })) {
            expected = rows(database);
            try (TableCopy more = copy(database, MORE)) {
                swap(database, more);
            }
        }
        assertThat(cut).containsExactly("copy.page", "copy.swap", "copy.dropped", "copy.named");
        for (String point : cut) {
            try (Database again = Database.open(
                    DatabaseSettings.of("jdbc:h2:" + folder.resolve(point).resolve("kontor"), "sa", ""))) {
                boolean isAfter = List.of("copy.dropped", "copy.named").contains(point);
                assertThat(rows(again)).as(point).isEqualTo(expected);
                assertThat(columns(again).contains("MORE")).as(point).isEqualTo(isAfter);
                assertInOrder(
                        again,
                        isAfter
                                ? new String[] {"IX_MORE", "IX_THING_AMOUNT_NOTE", "UX_THING_NOTE"}
                                : new String[] {"IX_THING_AMOUNT_NOTE", "UX_THING_NOTE"});
                try (TableCopy more = copy(again, LESS)) {
                    swap(again, more);
                }
                assertThat(rows(again)).as(point).isEqualTo(expected);
            }
        }
    }

    /** The file as a process leaves it that dies at this moment. */
    private void keep(String point) {
        try {
            Path to = Files.createDirectory(folder.resolve(point));
            Files.copy(folder.resolve("kontor.mv.db"), to.resolve("kontor.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCopyThatNothingComesOfLeavesNothing() {
        try (Database database = filled(settings)) {
            copy(database, MORE).close();
            assertInOrder(database, "IX_THING_AMOUNT_NOTE", "UX_THING_NOTE");
        }
    }

    @Test
    void aTableThatOthersHangOnIsLeftToTheDatabase() {
        try (Database database = filled(settings)) {
            database.changeModel(connection -> connection
                    .createStatement()
                    .execute("create table part (id uuid primary key, thing uuid references thing (id))"));
            assertThat(TableCopy.of(database, "thing", 1, MORE)).isEmpty();
            assertThat(TableCopy.of(database, "part", 0, MORE)).isEmpty();
        }
    }

    @Test
    void whatIsCopiedWhileOthersWriteIsADatabaseOfOneMoment() throws Exception {
        Map<UUID, Long> kept = new TreeMap<>();
        Map<UUID, Long> first;
        try (Database database = filled(settings);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            first = rows(database);
            AtomicBoolean done = new AtomicBoolean();
            Future<Map<UUID, Long>> writer =
                    threads.submit(() -> write(database, new TreeMap<>(first), new Random(7), done));
            database.backUp();
            done.set(true);
            kept.putAll(writer.get());
            assertThat(rows(database)).isEqualTo(kept);
        }
        Path copy;
        try (var files = Files.list(folder)) {
            copy = files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
        Path restored = Files.createDirectory(folder.resolve("restored"));
        try (InputStream packed = Files.newInputStream(copy);
                ZipInputStream zip = new ZipInputStream(packed)) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("kontor.mv.db");
            Files.copy(zip, restored.resolve("kontor.mv.db"));
        }
        try (Database again = Database.open(DatabaseSettings.of("jdbc:h2:" + restored.resolve("kontor"), "sa", ""))) {
            assertThat(rows(again)).hasSizeGreaterThan(first.size() / 2);
            assertThat(columns(again)).containsExactly("AMOUNT", "ID", "NOTE");
        }
    }

    @Test
    void whatIsDeletedForGoodIsNotInTheFileAfterTheNextStop() throws Exception {
        String secret = "a very particular word 4711";
        try (Database database = filled(settings)) {
            database.write(transaction -> transaction
                    .connection()
                    .createStatement()
                    .executeUpdate("update thing set note = '" + secret + "' where amount = 7"));
            try (TableCopy less = copy(database, LESS)) {
                swap(database, less);
            }
            database.compactAtEnd();
        }
        assertThat(Files.readString(folder.resolve("kontor.mv.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("kontor.mv.db"));
        }
    }
}
