package org.kontor.core.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Money;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;

/** What formulas say, by what they give of one record. */
class FormulaTest {
    private static final EntityName SALE = EntityName.of("shop", "sale");
    private static final EntityMeta META = new CatalogBuilder(
                    List.of(
                            Contribution.of("system", "System")
                                    .entities(
                                            Entity.of(CatalogBuilder.USER, "User", "Users"),
                                            Entity.of(CatalogBuilder.TEAM, "Team", "Teams")),
                            Contribution.of("shop", "Shop")
                                    .entities(Entity.of(SALE, "Sale", "Sales")
                                            .fields(
                                                    SALE.integer("pieces"),
                                                    SALE.decimal("gross"),
                                                    SALE.decimal("missing"),
                                                    SALE.money("price"),
                                                    SALE.money("paid"),
                                                    SALE.money("dollars"),
                                                    SALE.money("unpaid"),
                                                    SALE.text("title").maxLength(20),
                                                    SALE.longText("note"),
                                                    SALE.longText("story"),
                                                    SALE.choice("state", Choice.of("open"), Choice.of("closed")),
                                                    SALE.yesNo("urgent"),
                                                    SALE.yesNo("unsure"),
                                                    SALE.date("due"),
                                                    SALE.date("begun"),
                                                    SALE.moment("came"),
                                                    SALE.moment("went"),
                                                    SALE.reference("buyer", SALE)))),
                    Map.of(),
                    Identifiers.lowerCase())
            .build()
            .get(SALE);

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("pieces", 3L),
            Map.entry("gross", new BigDecimal("100.05")),
            Map.entry("price", Money.of("12.50", "EUR")),
            Map.entry("paid", Money.of("2.50", "EUR")),
            Map.entry("dollars", Money.of("2.50", "USD")),
            Map.entry("title", "Řeka 𝒜"),
            Map.entry("note", "two\nlines"),
            Map.entry("state", Choice.of("open")),
            Map.entry("urgent", true),
            Map.entry("due", LocalDate.of(2026, 1, 31)),
            Map.entry("begun", LocalDate.of(2025, 12, 31)),
            Map.entry("came", Instant.parse("2026-01-01T00:00:00Z")),
            Map.entry("went", Instant.parse("2026-01-01T06:00:00Z")));

    private static @Nullable Object value(String kept, String formula) throws BadFormula, BadValue {
        Map<String, @Nullable Object> values = new HashMap<>(VALUES);
        return Formula.of(formula, META.get(kept), FormulaTest::declared).value(field -> values.get(field.name()));
    }

    private static java.util.Optional<FieldMeta> declared(String name) {
        return META.declaredFields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.10 * 3 * 1.21 | 0.363",
                "gross * 1.21 - 0.05 | 121.0105",
                "pieces * gross | 300.15",
                "2 + 3 * 4 | 14",
                "1 / 3 | 0.333333",
                "(1 / 3) * 3 | 1",
                "2 / 3 | 0.666667",
                "7 % 3 | 1",
                "-gross | -100.05",
                "1 - -2 | 3",
                "-  .5 | -0.5",
                "round(2.5) | 3",
                "round(-2.5) | -3",
                "round(gross, 1) | 100.1",
                "round(1234, -2) | 1200",
                "floor(-1.5) | -2",
                "ceil(1.2) | 2",
                "abs(-3) | 3",
                "min(3, 1, 2) | 1",
                "max(gross, 7) | 100.05",
                "12345678901234567.123456 + 0 | 12345678901234567.123456",
                "due - begun | 31",
                "went - came | 0.25",
                "(went - came) * 24 | 6",
                "year(due) * 100 + month(due) | 202601",
                "weekday(date('2026-11-29')) | 7",
                "price / paid | 5",
                "amount(price) | 12.5",
                "size(title) | 6",
                "coalesce(missing, 4) | 4",
                "missing == null ? 1 : 2 | 1",
                "has(missing) ? 1 : 2 | 2",
                "urgent && gross > 100 ? 1 : 2 | 1",
                "state == 'open' ? 1 : 0 | 1",
                "state in ['closed', 'open'] ? 1 : 0 | 1",
                "price > 0 ? 1 : 0 | 1",
                "1.50 == 1.5 ? 1 : 0 | 1",
                "price == dollars ? 1 : 0 | 0",
                "due < date('2026-02-01') ? 1 : 0 | 1",
                "title.contains('eka') ? 1 : 0 | 1",
            })
    void numbersAreExact(String formula, BigDecimal expected) throws Exception {
        assertThat((BigDecimal) value("gross", formula)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing + 1",
                "gross / 0",
                "gross % 0",
                "gross / (pieces - 3)",
                "null + 1",
                "missing > 3 ? 1 : 2",
                "unsure ? 1 : 2",
                "urgent ? missing : 1",
                "coalesce(missing, null)",
                "max(1, missing)",
                "unsure && urgent ? 1 : 2",
                "price / dollars",
                "price > dollars ? 1 : 2",
            })
    void whatIsMissingMakesTheResultMissing(String formula) throws Exception {
        assertThat(value("gross", formula)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price - paid | 10 EUR",
                "price * 1.21 | 15.125 EUR",
                "2 * price | 25 EUR",
                "price / 3 | 4.166667 EUR",
                "round(price / 3, 2) | 4.17 EUR",
                "price - coalesce(unpaid, 0) | 12.5 EUR",
                "price + (unpaid == null ? 0 : unpaid) | 12.5 EUR",
                "max(price, paid) | 12.5 EUR",
                "-price | -12.5 EUR",
                "money(gross, 'CZK') | 100.05 CZK",
                "money(1, currency(price)) | 1 EUR",
                "price + dollars | ",
                "price - unpaid | ",
                "money(gross, 'nothing') | ",
                "coalesce(unpaid, 0) | ",
            })
    void moneyStaysInItsCurrency(String formula, @Nullable String expected) throws Exception {
        Object value = value("price", formula);
        assertThat(value == null ? null : value.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title + ' ' + state | Řeka 𝒜 open",
                "upper(title) | ŘEKA 𝒜",
                "title.lower() | řeka 𝒜",
                "trim('  a ') | a",
                "substring(title, 5) | 𝒜",
                "substring(title, 1, 3) | ek",
                "substring(title, 9, 99) | ",
                "substring(title, 3, 1) | ",
                "'No. ' + text(pieces) | No. 3",
                "text(round(100)) | 100",
                "text(due) | 2026-01-31",
                "currency(price) | EUR",
                "note | two lines",
                "'it' + r'\\s' | it\\s",
            })
    void textsAreOfWholeCharacters(String formula, @Nullable String expected) throws Exception {
        assertThat(value("title", formula)).isEqualTo(expected);
    }

    @Test
    void datesMomentsAndAnswersAreKeptToo() throws Exception {
        assertThat(value("due", "begun + 14")).isEqualTo(LocalDate.of(2026, 1, 14));
        assertThat(value("due", "due - 31")).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(value("due", "addMonths(due, 1)")).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(value("due", "due.addYears(-1)")).isEqualTo(LocalDate.of(2025, 1, 31));
        assertThat(value("came", "came + 0.5")).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(value("urgent", "!urgent")).isEqualTo(false);
        assertThat(value("urgent", "unsure || urgent")).isEqualTo(true);
        assertThat(value("urgent", "unsure || !urgent")).isNull();
        assertThat(value("urgent", "unsure && !urgent")).isEqualTo(false);
        assertThat(value("urgent", "gross >= 100.05 && !(pieces > 3)")).isEqualTo(true);
        assertThat(value("pieces", "gross / 2")).isEqualTo(50L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gross + | the formula cannot be read",
                "gross ** 2 | the formula cannot be read",
                "profit - gross | there is no field profit (at character 1)",
                "gross - profit | there is no field profit (at character 9)",
                "created_at - came | there is no field created_at",
                "gross + title | + cannot be done with a number and a text: text(…) makes a text of a number or a date (at character 7)",
                "price * price | * cannot be done with an amount of money and an amount of money",
                "price + 1 | + cannot be done with an amount of money and a number",
                "null | the formula gives nothing, and gross is decimal",
                "title | the formula gives a text, and gross is decimal",
                "urgent ? 1 : 'a' | takes values of one kind",
                "title > 'a' | > compares numbers, money, dates and moments, not a text (at character 7)",
                "gross.getClass() | there is no function getClass (at character 15)",
                "gross.amount | reaches for something behind a field",
                "buyer.gross | reaches for something behind a field",
                "has(buyer.gross) | reaches for something behind a field",
                "has(buyer) | buyer points to other records, which change while nobody writes this one",
                "java.lang.System.exit(1) | reaches for something behind a field",
                "now() | a formula knows no clock",
                "today() - due | a formula knows no clock",
                "[1, 2].map(x, x) | there is no function map",
                "[1, 2].all(x, x > 1) | there is no function all",
                "[1, 2] | a list stands behind in only",
                "{'a': 1} | a formula has no maps",
                "shop.Sale{a: 1} | a formula has no maps",
                "1e9 | a number is written with",
                "0x10 | a number is written with",
                "1u | a formula has numbers, texts, true, false and null",
                "b'abc' | a formula has numbers, texts, true, false and null",
                "99999999999999999999 | the formula cannot be read",
                "0.1234567890123456789012345678901234567890123 | a number is written with at most 40",
                "date('tomorrow') | a date is written as",
                "date(title) | takes a date that is written out",
                "title.replace('a', 'bb') | there is no function replace",
                "title.matches('(a+)+$') | there is no function matches",
                "size(title, 1) | size cannot be done with a text and a number",
                "coalesce(gross) | coalesce takes at least two values, not 1",
                "state in title | behind in stands a list of values",
            })
    void whatCannotBeIsRefusedWithThePlace(String formula, String reason) {
        assertThatThrownBy(() -> value("gross", formula))
                .isInstanceOf(BadFormula.class)
                .hasMessageContaining(reason)
                .hasMessageMatching("(?s).* \\(at character \\d+\\)");
    }

    @Test
    void largeOnesAreRefusedBeforeTheyAreUnderstood() {
        for (String formula : List.of(
                " ".repeat(3),
                "gross" + " + 1".repeat(1000),
                "(".repeat(900) + "1" + ")".repeat(900),
                "gross" + "+gross".repeat(300),
                "title" + ".upper()".repeat(240),
                "[".repeat(900) + "]".repeat(900),
                "'" + "a".repeat(2000) + "'")) {
            assertThatThrownBy(() -> value("gross", formula)).isInstanceOf(BadFormula.class);
        }
    }

    @Test
    void nothingGrowsWithoutEnd() throws Exception {
        Map<String, @Nullable Object> values = Map.of("story", "x".repeat(60_000), "gross", new BigDecimal("9e18"));
        Formula doubled = Formula.of("story + story", META.get("story"), FormulaTest::declared);
        assertThatThrownBy(() -> doubled.value(field -> values.get(field.name())))
                .isInstanceOf(BadValue.class);
        Formula power = Formula.of("gross" + "*gross".repeat(90), META.get("gross"), FormulaTest::declared);
        assertThatThrownBy(() -> power.value(field -> values.get(field.name()))).isInstanceOf(BadValue.class);
        Formula larger = Formula.of("gross * 2", META.get("gross"), FormulaTest::declared);
        assertThatThrownBy(() -> larger.value(field -> values.get(field.name())))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("digits before the point");
        Formula whole = Formula.of("gross * 2", META.get("pieces"), FormulaTest::declared);
        assertThatThrownBy(() -> whole.value(field -> values.get(field.name()))).isInstanceOf(BadValue.class);
        assertThatThrownBy(() -> value("title", "title + title + title + title"))
                .isInstanceOf(BadValue.class);
        assertThatThrownBy(() -> value("due", "due + 99999999999")).isInstanceOf(BadValue.class);
        assertThatThrownBy(() -> value("came", "came + 99999999999999")).isInstanceOf(BadValue.class);
    }

    @Test
    void itKnowsWhatItIsMadeOf() throws Exception {
        assertThat(Formula.of("gross * 1.21 - coalesce(missing, gross)", META.get("gross"), FormulaTest::declared)
                        .reads())
                .extracting(FieldMeta::name)
                .containsExactly("gross", "missing");
    }
}
