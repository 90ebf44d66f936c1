package org.kontor.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Fault;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.schema.TableSpec.Kind;

class HandWrittenTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    private static final String CREATE =
            "<createTable tableName=\"demo_code\"><column name=\"id\" type=\"int\"/></createTable>";

    @TempDir
    private Path folder;

    private HandWritten write(String... changes) throws IOException {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<databaseChangeLog"
                + " xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"http://www.liquibase.org/xml/ns/dbchangelog"
                + " http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd\">");
        for (int i = 0; i < changes.length; i++) {
            xml.append("<changeSet id=\"" + i + "\" author=\"demo\">" + changes[i] + "</changeSet>");
        }
        Files.writeString(folder.resolve("changes.xml"), xml.append("</databaseChangeLog>"));
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        return new HandWritten("demo", "changes.xml", loader);
    }

    private static List<HandWritten> withKernel(HandWritten plugin) {
        List<HandWritten> all = new ArrayList<>(HandWritten.kernel());
        all.add(plugin);
        return all;
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aPluginsOwnChangeLogRunsOnceAndItsAdditionsLater(Dialect dialect) throws IOException {
        try (Database database = TestDatabase.fresh(dialect)) {
            LiquibaseSchema schema = new LiquibaseSchema(database);
            HandWritten first = write(CREATE, "<sql>insert into demo_code (id) values (1)</sql>");
            assertThat(schema.apply(withKernel(first), List.of()).changeLogs()).contains(first);
            assertThat(schema.apply(withKernel(first), List.of()).isEmpty()).isTrue();
            HandWritten longer = write(
                    CREATE,
                    "<sql>insert into demo_code (id) values (1)</sql>",
                    "<sql>insert into demo_code (id) select id + 1 from demo_code</sql>");
            assertThat(schema.apply(withKernel(longer), List.of()).lines())
                    .containsExactly("Run the change log changes.xml of demo");
            int count = database.glance(transaction -> {
                try (var row =
                        transaction.prepare("select count(*) from demo_code").executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            });
            assertThat(count).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    @Tag("R-04")
    void whoDiesInTheMiddleOfAChangeLogHasItGoneOnWith(Dialect dialect) throws Exception {
        HandWritten log = write(
                CREATE
                        + "<createIndex tableName=\"demo_code\" indexName=\"demo_code_id\"><column name=\"id\"/></createIndex>"
                        + "<insert tableName=\"demo_code\"><column name=\"id\" valueNumeric=\"1\"/></insert>",
                "<renameColumn tableName=\"demo_code\" oldColumnName=\"id\" newColumnName=\"code\" columnDataType=\"int\"/>"
                        + "<dropIndex tableName=\"demo_code\" indexName=\"demo_code_id\"/>",
                "<sql>insert into demo_code (code) values (2); update demo_code set code = code + 10</sql>");
        int steps = 0;
        while (true) {
            try (Database database = TestDatabase.fresh(dialect)) {
                LiquibaseSchema schema = new LiquibaseSchema(database);
                schema.apply(HandWritten.kernel(), List.of());
                boolean died = dies(schema, log, ++steps);
                schema.apply(withKernel(log), List.of());
                assertThat(schema.apply(withKernel(log), List.of()).isEmpty()).isTrue();
                assertThat(sum(database)).as("killed at step %s", steps).isEqualTo("2 23");
                if (!died) {
                    break;
                }
            }
        }
        // before each set, after each of its changes, and before it is written down
        assertThat(steps - 1).isEqualTo(3 + 6 + 3);
    }

    private static boolean dies(LiquibaseSchema schema, HandWritten log, int at) throws Exception {
        AtomicInteger passed = new AtomicInteger();
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.startsWith("schema.set") && passed.incrementAndGet() == at) {
                throw new Fault.Killed();
            }
        })) {
            schema.apply(withKernel(log), List.of());
            return false;
        } catch (Fault.Killed killed) {
            return true;
        }
    }

    private static String sum(Database database) {
        return database.glance(transaction -> {
            try (var row = transaction
                    .prepare("select count(*), sum(code) from demo_code")
                    .executeQuery()) {
                row.next();
                return row.getInt(1) + " " + row.getInt(2);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<insert tableName=\"demo_x\"><column name=\"id\" valueNumeric=\"1\"/></insert>" + CREATE,
                "<sql>update demo_x set id = 1; alter table demo_x add b int</sql>",
                "<sql>delete from demo_x</sql><dropTable tableName=\"demo_x\"/>"
            })
    void aChangeSetThatCouldNotBeGoneOnWithIsRefused(String changes) throws IOException {
        try (Database database = Database.open(DatabaseSettings.of("jdbc:h2:mem:repeat", "sa", ""))) {
            HandWritten log = write(changes);
            assertThatThrownBy(() -> new LiquibaseSchema(database).apply(withKernel(log), List.of()))
                    .isInstanceOf(SchemaFailure.class)
                    .hasMessageContaining("changes records before it changes tables");
        }
    }

    @Test
    void anH2FileIsCopiedBeforeAPluginsOwnChangesRun() throws IOException {
        DatabaseSettings settings = DatabaseSettings.of("jdbc:h2:" + folder.resolve("kontor"), "sa", "");
        try (Database database = Database.open(settings)) {
            LiquibaseSchema schema = new LiquibaseSchema(database);
            schema.apply(HandWritten.kernel(), List.of());
            assertThat(copies()).isEmpty();
            schema.apply(withKernel(write(CREATE)), List.of());
            assertThat(copies()).hasSize(1);
        }
    }

    private List<Path> copies() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("before-change"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aChangeLogMayTurnAColumnIntoWhatIsWanted(Dialect dialect) throws IOException {
        ColumnSpec text = ColumnSpec.of("size", ColumnType.text(20));
        ColumnSpec number = ColumnSpec.of("size", ColumnType.BIGINT);
        try (Database database = TestDatabase.fresh(dialect)) {
            LiquibaseSchema schema = new LiquibaseSchema(database);
            schema.apply(
                    HandWritten.kernel(),
                    List.of(TableSpec.of("demo_x", Kind.PLAIN, List.of(text), List.of(), List.of())));
            HandWritten change = write("<dropColumn tableName=\"demo_x\" columnName=\"size\"/>");
            schema.apply(
                    withKernel(change),
                    List.of(TableSpec.of("demo_x", Kind.PLAIN, List.of(number), List.of(), List.of())));
            assertThat(schema.plan(
                                    withKernel(change),
                                    List.of(TableSpec.of("demo_x", Kind.PLAIN, List.of(number), List.of(), List.of())))
                            .isEmpty())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<dropTable tableName=\"contacts_account\"/>",
                "<createTable tableName=\"demo_x\" schemaName=\"secret\"><column name=\"id\" type=\"int\"/></createTable>",
                "<renameTable oldTableName=\"demo_x\" newTableName=\"billing_x\"/>",
                "<executeCommand executable=\"rm\"/>",
                "<sql>delete from contacts_account</sql>",
                "<sql>insert into demo_x select * from demo_y, contacts_account</sql>",
                "<sql>insert into demo_x select * from demo_y y join contacts_account a on a.id = y.id</sql>",
                "<sql>update demo_x set a = (select max(b) from contacts_account)</sql>",
                "<sql>create index demo_i on contacts_account (id)</sql>",
                "<sql>grant all on demo_x to public</sql>",
                "<sql>create alias run as 'x'</sql>",
                "<sql>delete from demo_x; drop table contacts_account</sql>",
                "<sql>alter table public.contacts_account drop column name</sql>",
                "<dropIndex indexName=\"ix_contacts_account_name\"/>",
                "<sqlFile path=\"other.sql\"/>"
            })
    void aChangeLogThatTouchesOthersTablesIsRefused(String change) throws IOException {
        try (Database database = Database.open(DatabaseSettings.of("jdbc:h2:mem:fence", "sa", ""))) {
            HandWritten log = write(change);
            assertThatThrownBy(() -> new LiquibaseSchema(database).apply(withKernel(log), List.of()))
                    .isInstanceOf(SchemaFailure.class)
                    .hasMessageContaining("changes.xml");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "insert into demo_x (a) values ('from contacts_account')",
                "update demo_x set a = b where a in (select a from demo_y where b = 1)",
                "merge into demo_x using demo_y on a = b when matched then update set a = 1",
                "create unique index if not exists demo_i on demo_x (a, b)",
                "alter table demo_x add constraint c foreign key (a) references demo_y (b) on update cascade",
                "delete from demo_x -- from contacts_account"
            })
    void sqlOnOnesOwnTablesIsLetThrough(String sql) {
        assertThat(new SqlTables(sql).problems(table -> table.startsWith("demo_")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aLockLeftByAProcessThatDiedDoesNotStopTheNextStart(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            LiquibaseSchema schema = new LiquibaseSchema(database);
            schema.apply(HandWritten.kernel(), List.of());
            database.write(transaction -> transaction
                    .prepare("update databasechangeloglock set locked = true, lockedby = 'dead',"
                            + " lockgranted = current_timestamp where id = 1")
                    .executeUpdate());
            TableSpec table = TableSpec.of("demo_x", Kind.PLAIN, List.of(), List.of(), List.of());
            assertThat(schema.apply(HandWritten.kernel(), List.of(table)).steps())
                    .hasSize(1);
        }
    }

    @Test
    void nodesThatStartTogetherMakeEachTableOnce() throws Exception {
        if (!TestDatabase.all().contains(Dialect.POSTGRESQL)) {
            return;
        }
        DatabaseSettings settings = TestDatabase.settings(Dialect.POSTGRESQL);
        TableSpec table = TableSpec.of(
                "demo_x",
                Kind.OWNED,
                List.of(ColumnSpec.of("name", ColumnType.text(50))),
                List.of(IndexSpec.unique("name")),
                List.of());
        TableSpec longer = TableSpec.of(
                "demo_x",
                Kind.OWNED,
                List.of(ColumnSpec.of("name", ColumnType.text(50)), ColumnSpec.of("note", ColumnType.text(50))),
                List.of(IndexSpec.unique("name"), IndexSpec.of("note")),
                List.of());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (TableSpec wanted : List.of(table, longer)) {
                List<Future<SchemaPlan>> nodes = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    nodes.add(threads.submit(() -> {
                        try (Database node = Database.open(settings)) {
                            return new LiquibaseSchema(node).apply(HandWritten.kernel(), List.of(wanted));
                        }
                    }));
                }
                int changed = 0;
                for (Future<SchemaPlan> node : nodes) {
                    changed += node.get().steps().isEmpty() ? 0 : 1;
                }
                assertThat(changed).isEqualTo(1);
            }
        }
    }
}
