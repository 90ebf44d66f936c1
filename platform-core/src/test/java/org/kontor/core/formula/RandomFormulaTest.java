package org.kontor.core.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.kind.FieldKinds;

/** Formulas of numbers that nobody thought of, beside what the same calculation gives by hand. */
class RandomFormulaTest {
    private static final EntityName THING = EntityName.of("shop", "thing");
    private static final int FORMULAS = 3_000;

    private final Random random = new Random(20);

    /** A formula as text, and what comes of it; null where there is no such value. */
    private record Term(String text, @Nullable BigDecimal value) {}

    @Test
    void eachGivesWhatTheSameCalculationGives() throws Exception {
        FieldMeta field = field("result");
        for (int i = 0; i < FORMULAS; i++) {
            BigDecimal a = random.nextInt(5) == 0 ? null : number();
            BigDecimal b = number();
            Term term = term(a, b, 4);
            Object value = Formula.of(term.text, field, name -> Optional.of(field(name)))
                    .value(each -> each.name().equals("a") ? a : b);
            BigDecimal expected = term.value == null ? null : term.value.setScale(6, RoundingMode.HALF_UP);
            assertThat(value == null ? null : ((BigDecimal) value).setScale(6))
                    .as("%s with a = %s and b = %s", term.text, a, b)
                    .isEqualTo(expected);
        }
    }

    private BigDecimal number() {
        return BigDecimal.valueOf(random.nextInt(20_001) - 10_000L, random.nextInt(4));
    }

    private Term term(@Nullable BigDecimal a, BigDecimal b, int depth) {
        int choice = random.nextInt(depth == 0 ? 3 : 10);
        if (choice < 3) {
            BigDecimal literal = number().abs();
            return switch (choice) {
                case 0 -> new Term("a", a);
                case 1 -> new Term("b", b);
                default -> new Term(literal.toPlainString(), literal);
            };
        }
        Term left = term(a, b, depth - 1);
        Term right = term(a, b, depth - 1);
        boolean isMissing = left.value == null || right.value == null;
        BigDecimal one = left.value == null ? BigDecimal.ZERO : left.value;
        BigDecimal other = right.value == null ? BigDecimal.ZERO : right.value;
        return switch (choice) {
            case 3 -> new Term("(" + left.text + " + " + right.text + ")", isMissing ? null : one.add(other));
            case 4 -> new Term("(" + left.text + " - " + right.text + ")", isMissing ? null : one.subtract(other));
            case 5 ->
                depth > 3
                        ? new Term(left.text + " * " + right.text, isMissing ? null : one.multiply(other))
                        : new Term("-(" + left.text + ")", left.value == null ? null : one.negate());
            case 6 ->
                new Term(
                        "round(" + left.text + ", 2)",
                        left.value == null || one.scale() <= 2 ? left.value : one.setScale(2, RoundingMode.HALF_UP));
            case 7 ->
                new Term("coalesce(" + left.text + ", " + right.text + ")", left.value == null ? right.value : one);
            case 8 ->
                new Term(
                        "(" + left.text + " < " + right.text + " ? " + left.text + " : " + right.text + ")",
                        isMissing ? null : one.compareTo(other) < 0 ? one : other);
            default -> new Term("max(" + left.text + ", " + right.text + ")", isMissing ? null : one.max(other));
        };
    }

    private static FieldMeta field(String name) {
        Field<BigDecimal> field = THING.decimal(name);
        return new FieldMeta(
                THING,
                name,
                field,
                new FieldKinds(() -> {
                            throw new IllegalStateException("no condition is read here");
                        })
                        .of(field),
                java.util.List.of(Identifiers.lowerCase().column(name, org.kontor.core.meta.Column.Type.DECIMAL)),
                null,
                "shop",
                java.util.List.of(),
                false,
                false,
                null);
    }
}
