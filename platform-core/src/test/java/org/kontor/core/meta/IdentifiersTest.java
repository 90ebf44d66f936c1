package org.kontor.core.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;

/** The one place where names become SQL: a name is refused, or it names exactly that and nothing else. */
class IdentifiersTest {
    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    private static final int NAMES = LONG ? 1_000_000 : 10_000;
    private static final int AT_ONCE = 250;
    private static final String ORDINARY = "abcdefghijklmnopqrstuvwxyz0123456789_";
    private static final List<String> PIECES = List.of(
            "\"",
            "\"\"",
            "'",
            ";",
            "--",
            "/*",
            "*/",
            "\\",
            "\0",
            "\n",
            " ",
            ".",
            "$",
            "$$",
            "`",
            "[",
            "]",
            "(",
            ")",
            "?",
            ":",
            "#{a}",
            "${a}",
            "%00",
            "U&",
            "Ä",
            "ſ",
            "K",
            "İ",
            "\u2028",
            "\ud800",
            "x\"; drop table y; --",
            "select",
            "user",
            "table",
            "null",
            "A",
            "_",
            "0",
            "pg_sleep(9)",
            "information_schema");

    @ParameterizedTest
    @MethodSource("org.kontor.core.database.TestDatabase#all")
    @Tag("S-04")
    void aNameIsRefusedOrNamesExactlyThat(Dialect dialect) {
        long seed = Long.getLong("kontor.test.seed", System.nanoTime());
        System.out.println("IdentifiersTest on " + dialect + ": -Dkontor.test.seed=" + seed);
        Random random = new Random(seed);
        Identifiers identifiers = dialect == Dialect.H2 ? Identifiers.upperCase() : Identifiers.lowerCase();
        int taken = 0;
        try (Database database = TestDatabase.fresh(dialect)) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < NAMES; i++) {
                String name = name(random);
                if (isOrdinary(name)) {
                    names.add(name);
                    taken++;
                } else {
                    assertThatThrownBy(() -> identifiers.quote(name))
                            .as(name)
                            .isInstanceOf(IllegalArgumentException.class);
                }
                if (names.size() == AT_ONCE || i == NAMES - 1) {
                    check(database, identifiers, dialect, names);
                    names.clear();
                }
            }
        }
        assertThat(taken).isBetween(NAMES / 10, NAMES * 9 / 10);
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(60, 70) : random.nextInt(20);
        while (name.length() < length) {
            name.append(ORDINARY.charAt(random.nextInt(ORDINARY.length())));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            name.insert(random.nextInt(name.length() + 1), PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString();
    }

    /** What a name may be, said in another way than the code says it. */
    private static boolean isOrdinary(String name) {
        return !name.isEmpty()
                && name.length() <= 63
                && Character.isLetter(name.charAt(0))
                && name.chars().allMatch(each -> ORDINARY.indexOf(each) >= 0);
    }

    private static void check(Database database, Identifiers identifiers, Dialect dialect, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        StringBuilder sql = new StringBuilder("select ");
        names.forEach(
                name -> sql.append(sql.length() > 7 ? ", " : "").append("1 as ").append(identifiers.quote(name)));
        List<String> found = database.read(transaction -> {
            List<String> labels = new ArrayList<>();
            try (ResultSet rows = transaction.prepare(sql.toString()).executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    labels.add(columns.getColumnLabel(i));
                }
            }
            return labels;
        });
        assertThat(found)
                .containsExactlyElementsOf(names.stream()
                        .map(name -> dialect == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : name)
                        .toList());
    }

    @Test
    @Tag("S-10")
    void theLongestNamesMakeTablesOfTheirOwn() {
        EntityName entity = EntityName.of("p".repeat(30), "e".repeat(30));
        Field<List<Ref>> one = entity.references("f".repeat(49) + "1", entity);
        Field<List<Ref>> two = entity.references("f".repeat(49) + "2", entity);
        Catalog catalog = new CatalogBuilder(
                        List.of(Contribution.of("p".repeat(30), "Long")
                                .entities(Entity.of(entity, "Long", "Long").fields(one, two))),
                        Map.of(),
                        Identifiers.lowerCase())
                .build();
        String first = CatalogBuilder.linkTable(entity, one);
        String second = CatalogBuilder.linkTable(entity, two);
        assertThat(first).hasSizeLessThanOrEqualTo(63).isNotEqualTo(second);
        assertThat(second).hasSizeLessThanOrEqualTo(63);
        assertThat(catalog.get(entity).table()).isEqualTo('"' + "p".repeat(30) + "_" + "e".repeat(30) + '"');
    }
}
