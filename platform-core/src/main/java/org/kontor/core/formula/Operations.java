package org.kontor.core.formula;

import static org.kontor.core.formula.Kind.DATE;
import static org.kontor.core.formula.Kind.MOMENT;
import static org.kontor.core.formula.Kind.MONEY;
import static org.kontor.core.formula.Kind.NUMBER;
import static org.kontor.core.formula.Kind.TEXT;
import static org.kontor.core.formula.Kind.YES_NO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that formulas can do with values, by name: signs as the parser calls them, and functions. */
final class Operations {
    private static final Map<String, List<Operation>> ALL = new TreeMap<>();

    static {
        numbers();
        money();
        texts();
        times();
    }

    private Operations() {}

    /** Those of a name; none where nothing is called so. */
    static List<Operation> named(String name) {
        return ALL.getOrDefault(name, List.of());
    }

    private static void put(String name, Kind gives, Operation.Work work, Kind... takes) {
        ALL.computeIfAbsent(name, any -> new ArrayList<>()).add(new Operation(List.of(takes), gives, work));
    }

    private static BigDecimal number(Object[] values, int at) {
        return (BigDecimal) values[at];
    }

    private static Amount amount(Object[] values, int at) {
        return (Amount) values[at];
    }

    private static String text(Object[] values, int at) {
        return (String) values[at];
    }

    private static void numbers() {
        both("_+_", BigDecimal::add);
        both("_-_", BigDecimal::subtract);
        put("_*_", NUMBER, v -> Numbers.bounded(number(v, 0).multiply(number(v, 1))), NUMBER, NUMBER);
        put("_/_", NUMBER, v -> Numbers.quotient(number(v, 0), number(v, 1)), NUMBER, NUMBER);
        put(
                "_%_",
                NUMBER, v -> number(v, 1).signum() == 0 ? null : number(v, 0).remainder(number(v, 1)), NUMBER, NUMBER);
        one("-_", BigDecimal::negate);
        one("abs", BigDecimal::abs);
        one("round", number -> Numbers.rounded(number, BigDecimal.ZERO));
        one("floor", number -> number.setScale(0, RoundingMode.FLOOR));
        one("ceil", number -> number.setScale(0, RoundingMode.CEILING));
        put("round", NUMBER, v -> Numbers.rounded(number(v, 0), number(v, 1)), NUMBER, NUMBER);
        put("round", MONEY, v -> amount(v, 0).of(Numbers.rounded(amount(v, 0).number(), number(v, 1))), MONEY, NUMBER);
    }

    /** Of two numbers, and of two amounts in one currency. */
    private static void both(String name, BinaryOperator<BigDecimal> work) {
        put(name, NUMBER, v -> Numbers.bounded(work.apply(number(v, 0), number(v, 1))), NUMBER, NUMBER);
        put(
                name,
                MONEY,
                v -> amount(v, 0).fits(amount(v, 1))
                        ? amount(v, 0)
                                .with(
                                        work.apply(
                                                amount(v, 0).number(),
                                                amount(v, 1).number()),
                                        amount(v, 1))
                        : null,
                MONEY,
                MONEY);
    }

    /** Of a number, and of an amount. */
    private static void one(String name, UnaryOperator<BigDecimal> work) {
        put(name, NUMBER, v -> work.apply(number(v, 0)), NUMBER);
        put(name, MONEY, v -> amount(v, 0).of(work.apply(amount(v, 0).number())), MONEY);
    }

    private static void money() {
        put("_*_", MONEY, v -> amount(v, 0).of(amount(v, 0).number().multiply(number(v, 1))), MONEY, NUMBER);
        put(
                "_*_",
                MONEY,
                v -> amount(v, 1).of(number(v, 0).multiply(amount(v, 1).number())),
                NUMBER,
                MONEY);
        put(
                "_/_",
                MONEY,
                v -> {
                    BigDecimal quotient = Numbers.quotient(amount(v, 0).number(), number(v, 1));
                    return quotient == null ? null : amount(v, 0).of(quotient);
                },
                MONEY,
                NUMBER);
        put(
                "_/_",
                NUMBER,
                v -> amount(v, 0).fits(amount(v, 1))
                        ? Numbers.quotient(amount(v, 0).number(), amount(v, 1).number())
                        : null,
                MONEY,
                MONEY);
        put("amount", NUMBER, v -> amount(v, 0).number(), MONEY);
        put("currency", TEXT, v -> amount(v, 0).currency(), MONEY);
        put("money", MONEY, v -> money(number(v, 0), text(v, 1)), NUMBER, TEXT);
    }

    private static @Nullable Amount money(BigDecimal number, String currency) {
        try {
            return new Amount(number, Currency.getInstance(currency).getCurrencyCode());
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static void texts() {
        put("_+_", TEXT, v -> Texts.bounded(text(v, 0) + text(v, 1)), TEXT, TEXT);
        put("size", NUMBER, v -> BigDecimal.valueOf(Texts.size(text(v, 0))), TEXT);
        put("upper", TEXT, v -> Texts.bounded(text(v, 0).toUpperCase(Locale.ROOT)), TEXT);
        put("lower", TEXT, v -> Texts.bounded(text(v, 0).toLowerCase(Locale.ROOT)), TEXT);
        put("trim", TEXT, v -> text(v, 0).strip(), TEXT);
        put("contains", YES_NO, v -> text(v, 0).contains(text(v, 1)), TEXT, TEXT);
        put("startsWith", YES_NO, v -> text(v, 0).startsWith(text(v, 1)), TEXT, TEXT);
        put("endsWith", YES_NO, v -> text(v, 0).endsWith(text(v, 1)), TEXT, TEXT);
        put("substring", TEXT, v -> Texts.part(text(v, 0), number(v, 1), null), TEXT, NUMBER);
        put("substring", TEXT, v -> Texts.part(text(v, 0), number(v, 1), number(v, 2)), TEXT, NUMBER, NUMBER);
        put("text", TEXT, v -> Texts.of(number(v, 0)), NUMBER);
        put("text", TEXT, v -> v[0].toString(), DATE);
    }

    private static void times() {
        put("_-_", NUMBER, v -> Times.days((LocalDate) v[1], (LocalDate) v[0]), DATE, DATE);
        put("_+_", DATE, v -> Times.later((LocalDate) v[0], number(v, 1)), DATE, NUMBER);
        put("_-_", DATE, v -> Times.later((LocalDate) v[0], number(v, 1).negate()), DATE, NUMBER);
        put("addMonths", DATE, v -> Times.monthsLater((LocalDate) v[0], number(v, 1)), DATE, NUMBER);
        put("addYears", DATE, v -> Times.yearsLater((LocalDate) v[0], number(v, 1)), DATE, NUMBER);
        ofDate("year", LocalDate::getYear);
        ofDate("month", LocalDate::getMonthValue);
        ofDate("day", LocalDate::getDayOfMonth);
        ofDate("weekday", date -> date.getDayOfWeek().getValue());
        put("_-_", NUMBER, v -> Times.days((Instant) v[1], (Instant) v[0]), MOMENT, MOMENT);
        put("_+_", MOMENT, v -> Times.later((Instant) v[0], number(v, 1)), MOMENT, NUMBER);
        put("_-_", MOMENT, v -> Times.later((Instant) v[0], number(v, 1).negate()), MOMENT, NUMBER);
    }

    private static void ofDate(String name, ToIntFunction<LocalDate> part) {
        put(name, NUMBER, v -> BigDecimal.valueOf(part.applyAsInt((LocalDate) v[0])), DATE);
    }
}
