package org.kontor.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.schema.TableSpec.Kind;

class SchemaTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";

    private static final ColumnSpec NAME = ColumnSpec.of("name", ColumnType.text(100));
    private static final ColumnSpec EMAIL = ColumnSpec.of("email", ColumnType.text(200));
    private static final List<ColumnSpec> EVERY_TYPE = List.of(
            NAME,
            EMAIL,
            ColumnSpec.of("notes", ColumnType.LONG_TEXT),
            ColumnSpec.of("level", ColumnType.BIGINT),
            ColumnSpec.of("count", ColumnType.INTEGER),
            ColumnSpec.of("amount", ColumnType.DECIMAL),
            ColumnSpec.of("active", ColumnType.YES_NO),
            ColumnSpec.of("born", ColumnType.DATE),
            ColumnSpec.of("opens", ColumnType.TIME),
            ColumnSpec.of("seen", ColumnType.MOMENT),
            ColumnSpec.of("order_id", ColumnType.UUID),
            ColumnSpec.of("picture", ColumnType.BYTES));

    private static TableSpec person(List<ColumnSpec> columns, List<IndexSpec> indexes, List<CheckSpec> checks) {
        return TableSpec.of("demo_person", Kind.OWNED, columns, indexes, checks);
    }

    private static SchemaPlan apply(Database database, TableSpec... tables) {
        return new LiquibaseSchema(database).apply(HandWritten.kernel(), List.of(tables));
    }

    private static int insert(Database database, String columns, Object... values) {
        return database.write(transaction -> {
            var insert = transaction.prepare(
                    "insert into demo_person (id, version, created_at, created_by, updated_at, updated_by, " + columns
                            + ") values (?, 1, current_timestamp, ?, current_timestamp, ?"
                            + ", ?".repeat(values.length) + ")");
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, UUID.randomUUID());
            insert.setObject(3, UUID.randomUUID());
            for (int i = 0; i < values.length; i++) {
                insert.setObject(4 + i, values[i]);
            }
            return insert.executeUpdate();
        });
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theSecondStartChangesNothing(Dialect dialect) {
        TableSpec person = person(
                EVERY_TYPE,
                List.of(IndexSpec.unique("email"), IndexSpec.of("name", "id")),
                List.of(new CheckSpec("level_positive", dialect.quote("level") + " > 0")));
        TableSpec line = TableSpec.of("demo_line", Kind.PART, List.of(NAME), List.of(), List.of());
        try (Database database = TestDatabase.fresh(dialect)) {
            assertThat(apply(database, person, line).steps()).hasSizeGreaterThan(5);
            assertThat(apply(database, person, line).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aNewFieldBecomesAColumnAndTheRecordsStay(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, person(List.of(NAME), List.of(), List.of()));
            insert(database, "name", "Ada");
            SchemaPlan plan = apply(
                    database,
                    person(
                            List.of(NAME, EMAIL.filled()),
                            List.of(IndexSpec.unique("email")),
                            List.of(new CheckSpec("has_email", dialect.quote("email") + " is not null"))));
            assertThat(plan.lines())
                    .containsExactly(
                            "Add the column email to demo_person",
                            "Check has_email of demo_person: " + dialect.quote("email") + " is not null",
                            "Keep email of demo_person unique");
            assertThat(insert(database, "name, email", "Bob", "b@example.org")).isEqualTo(1);
            assertThatThrownBy(() -> insert(database, "name", "Eve"))
                    .isInstanceOfSatisfying(
                            SqlFailure.class,
                            failure -> assertThat(failure.error().kind()).isEqualTo(SqlError.Kind.CHECK));
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRenamedFieldKeepsItsValues(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, person(List.of(NAME), List.of(), List.of()));
            insert(database, "name", "Ada");
            TableSpec renamed = person(
                    List.of(ColumnSpec.of("title", ColumnType.text(150)).formerly("name")), List.of(), List.of());
            apply(database, renamed);
            String title = database.glance(transaction -> {
                try (var row =
                        transaction.prepare("select title from demo_person").executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            });
            assertThat(title).isEqualTo("Ada");
            assertThat(apply(database, renamed).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whoKnowsARenamedFieldByItsFormerNameFindsIt(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            TableSpec older = person(List.of(NAME), List.of(), List.of());
            TableSpec newer = person(
                    List.of(ColumnSpec.of("title", ColumnType.text(100)).formerly("name")), List.of(), List.of());
            apply(database, older);
            insert(database, "name", "Ada");
            for (int turn = 0; turn < 2; turn++) {
                assertThat(apply(database, newer).lines())
                        .containsExactly("Rename the column name of demo_person to title");
                assertThat(apply(database, older).lines())
                        .containsExactly("Rename the column title of demo_person to name");
            }
            assertThat(insert(database, "name", "Eve")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aTextMayGrowAndNeverShrinks(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, person(List.of(NAME), List.of(IndexSpec.of("name")), List.of()));
            ColumnSpec wider = ColumnSpec.of("name", ColumnType.text(300));
            assertThat(apply(database, person(List.of(wider), List.of(IndexSpec.of("name")), List.of()))
                            .lines())
                    .hasSize(1);
            assertThat(insert(database, "name", "x".repeat(300))).isEqualTo(1);
            assertThat(apply(database, person(List.of(NAME), List.of(IndexSpec.of("name")), List.of()))
                            .isEmpty())
                    .isTrue();
            assertThatThrownBy(() -> insert(database, "name", "x".repeat(301)))
                    .isInstanceOfSatisfying(
                            SqlFailure.class,
                            failure -> assertThat(failure.error().kind()).isEqualTo(SqlError.Kind.TOO_LONG));
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aFieldOfAnotherTypeIsRefusedWithAReason(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, person(List.of(NAME), List.of(), List.of()));
            TableSpec other = person(List.of(ColumnSpec.of("name", ColumnType.MOMENT)), List.of(), List.of());
            assertThat(new LiquibaseSchema(database)
                            .plan(HandWritten.kernel(), List.of(other))
                            .problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.text()).contains("name"));
            assertThatThrownBy(() -> apply(database, other)).isInstanceOf(SchemaFailure.class);
        }
    }

    static Stream<Arguments> valuesThatAnotherTypeWouldChange() {
        return Stream.of(
                        arguments(ColumnType.text(20), "007", ColumnType.BIGINT),
                        arguments(ColumnType.text(20), "1e3", ColumnType.DECIMAL),
                        arguments(ColumnType.text(20), "0.1234567", ColumnType.DECIMAL),
                        arguments(ColumnType.text(20), "2026-1-2", ColumnType.DATE),
                        arguments(ColumnType.text(20), "TRUE", ColumnType.YES_NO),
                        arguments(ColumnType.DECIMAL, new BigDecimal("1.5"), ColumnType.BIGINT))
                .flatMap(each -> Stream.of(Dialect.values()).map(dialect -> {
                    List<Object> all = new ArrayList<>(List.of(each.get()));
                    all.addFirst(dialect);
                    return arguments(all.toArray());
                }));
    }

    @ParameterizedTest
    @MethodSource("valuesThatAnotherTypeWouldChange")
    void aTypeThatAValueWouldNotSurviveIsRefusedAndTheValueStays(
            Dialect dialect, ColumnType type, Object value, ColumnType other) {
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, person(List.of(ColumnSpec.of("code", type)), List.of(), List.of()));
            insert(database, "code", value);
            TableSpec converted = person(List.of(ColumnSpec.of("code", other)), List.of(), List.of());
            assertThatThrownBy(() -> apply(database, converted)).isInstanceOf(SchemaFailure.class);
            assertThat(insert(database, "code", value)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRuleThatIsGoneNoLongerHoldsAndItsColumnStays(Dialect dialect) {
        CheckSpec check = new CheckSpec("level", dialect.quote("level") + " > 0");
        ColumnSpec level = ColumnSpec.of("level", ColumnType.BIGINT);
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, person(List.of(NAME, level), List.of(IndexSpec.unique("name")), List.of(check)));
            insert(database, "name, level", "Ada", 1L);
            assertThatThrownBy(() -> insert(database, "name, level", "Ada", 1L))
                    .isInstanceOfSatisfying(
                            SqlFailure.class,
                            failure -> assertThat(failure.error().constraint())
                                    .contains(IndexSpec.unique("name").name("demo_person")));
            assertThatThrownBy(() -> insert(database, "name, level", "Bob", 0L))
                    .isInstanceOfSatisfying(
                            SqlFailure.class,
                            failure -> assertThat(failure.error().constraint()).contains(check.name("demo_person")));
            apply(database, person(List.of(NAME), List.of(), List.of()));
            assertThat(insert(database, "name, level", "Ada", 0L)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aUniqueRuleOverEqualValuesIsRefusedAndCanBeTriedAgain(Dialect dialect) {
        TableSpec unique = person(List.of(NAME), List.of(IndexSpec.unique("name")), List.of());
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, person(List.of(NAME), List.of(), List.of()));
            insert(database, "name", "Ada");
            insert(database, "name", "Ada");
            assertThatThrownBy(() -> apply(database, unique))
                    .isInstanceOf(SchemaFailure.class)
                    .hasMessageContaining("equal values");
            database.write(transaction -> transaction
                    .prepare("delete from demo_person where id in (select max(id::varchar)::uuid from demo_person)"
                            .replace("max(id::varchar)::uuid", "cast(max(cast(id as varchar)) as uuid)"))
                    .executeUpdate());
            apply(database, unique);
            assertThat(apply(database, unique).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void namesAreCutAndStayDifferent(Dialect dialect) {
        String entity = "demo_" + "a".repeat(50);
        ColumnSpec one = ColumnSpec.of("b".repeat(40) + "_one", ColumnType.text(20));
        ColumnSpec two = ColumnSpec.of("b".repeat(40) + "_two", ColumnType.text(20));
        TableSpec table = TableSpec.of(
                entity,
                Kind.PLAIN,
                List.of(one, two),
                List.of(IndexSpec.unique(one.name()), IndexSpec.unique(two.name())),
                List.of());
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, table);
            assertThat(apply(database, table).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void textsSortByTheAlphabetAndAreEqualOnlyWhenTheSame(Dialect dialect) {
        try (Database database = TestDatabase.fresh(dialect)) {
            apply(database, person(List.of(NAME), List.of(IndexSpec.unique("name")), List.of()));
            List<String> sorted = List.of(
                    "adam",
                    "Adam",
                    "ádám",
                    "Čapek",
                    "cena",
                    "chata",
                    "Cz",
                    "e\u0301a",
                    "\u00e9a",
                    "häuser",
                    "Zoe",
                    "北京");
            sorted.reversed().forEach(name -> insert(database, "name", name));
            // ignored by the order, still another text
            insert(database, "name", "ada\u200Dm");
            List<String> read = database.read(transaction -> {
                List<String> names = new java.util.ArrayList<>();
                try (var rows = transaction
                        .prepare("select name from demo_person order by name")
                        .executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                return names;
            });
            assertThat(read.stream().filter(name -> !name.contains("\u200D")).toList())
                    .isEqualTo(sorted);
            assertThatThrownBy(() -> insert(database, "name", "adam")).isInstanceOf(SqlFailure.class);
        }
    }
}
