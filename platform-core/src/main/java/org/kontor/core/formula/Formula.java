package org.kontor.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldMeta;

/**
 * A formula that was understood, for the field that it keeps. It knows its record's fields and nothing else: no clock, no
 * other record, no loop; so it always gives the same, and soon.
 */
public final class Formula {
    private static final int FRACTION = 6;
    private static final Set<String> COMPARING = Set.of("_==_", "_!=_", "@in");
    private static final Pattern LINES = Pattern.compile("\\R");
    private static final Message TOO_LARGE =
            Message.of("system.formula_too_large", "What its formula gives would be too large");

    private final FieldMeta field;
    private final List<FieldMeta> reads;
    private final Program program;

    private Formula(FieldMeta field, List<FieldMeta> reads, Program program) {
        this.field = field;
        this.reads = reads;
        this.program = program;
    }

    /**
     * Reads a formula.
     *
     * @param field the field that it keeps
     * @param fields the record's own fields, by name
     * @throws BadFormula saying what is wrong, and where
     */
    public static Formula of(String expression, FieldMeta field, Function<String, Optional<FieldMeta>> fields)
            throws BadFormula {
        Compiler compiler = new Compiler(fields);
        Program program = compiler.compile(Syntax.parse(expression));
        Kind wanted = Kind.of(field.type()).orElse(Kind.NOTHING);
        if (program.kind() != wanted && !(program.isZero() && wanted == Kind.MONEY)) {
            throw BadFormula.at(
                    1,
                    "the formula gives " + program.kind() + ", and " + field.name() + " is " + Kind.low(field.type()));
        }
        return new Formula(field, compiler.read(), program);
    }

    /** The names of fields that stand in a formula; none of one that cannot be read. */
    public static Set<String> names(String expression) {
        List<Expression.Name> names = new ArrayList<>();
        try {
            names(Syntax.parse(expression), names);
        } catch (BadFormula unreadable) {
            return Set.of();
        }
        return names.stream().map(Expression.Name::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same formula after fields were renamed; one that cannot be read stays as it is. */
    public static String renamed(String expression, UnaryOperator<String> now) {
        List<Expression.Name> names = new ArrayList<>();
        try {
            names(Syntax.parse(expression), names);
        } catch (BadFormula unreadable) {
            return expression;
        }
        StringBuilder renamed = new StringBuilder(expression);
        names.sort(Comparator.comparing(Expression.Name::at).reversed());
        for (Expression.Name name : names) {
            int begin = name.at() - 1;
            renamed.replace(begin, begin + name.name().length(), now.apply(name.name()));
        }
        return renamed.toString();
    }

    private static void names(Expression expression, List<Expression.Name> names) {
        switch (expression) {
            case Expression.Name name -> names.add(name);
            case Expression.Call call -> call.arguments().forEach(each -> names(each, names));
            case Expression.Items items -> items.items().forEach(each -> names(each, names));
            case Expression.Constant constant -> {}
        }
    }

    /**
     * Looks whether each choice is compared with what its list has, as far as that is written out.
     *
     * @param fields the record's own fields, by name
     * @throws BadValue naming the field and what its list has
     */
    public static void requireChoices(String expression, Function<String, Optional<FieldMeta>> fields) throws BadValue {
        try {
            requireChoices(Syntax.parse(expression), fields);
        } catch (BadFormula unreadable) {
            // the check says so
        }
    }

    private static void requireChoices(Expression expression, Function<String, Optional<FieldMeta>> fields)
            throws BadValue {
        if (expression instanceof Expression.Call call) {
            if (COMPARING.contains(call.function())) {
                for (Expression each : call.arguments()) {
                    FieldMeta choice = each instanceof Expression.Name name
                            ? fields.apply(name.name())
                                    .filter(field -> field.type() == FieldType.CHOICE)
                                    .orElse(null)
                            : null;
                    if (choice != null) {
                        requireOptions(choice, call.arguments());
                    }
                }
            }
            for (Expression each : call.arguments()) {
                requireChoices(each, fields);
            }
        }
    }

    private static void requireOptions(FieldMeta choice, List<Expression> values) throws BadValue {
        for (Expression value : values) {
            if (value instanceof Expression.Items list) {
                requireOptions(choice, list.items());
            } else if (value instanceof Expression.Constant(String name, int at)) {
                try {
                    choice.kind().checkAsked(new Choice(name), choice);
                } catch (BadValue unknown) {
                    throw new BadValue(
                            Message.of("system.model_formula_choice", "{field} (at character {at}): {reason}")
                                    .with("field", choice.name())
                                    .with("at", String.valueOf(at))
                                    .with("reason", unknown.reason()));
                }
            }
        }
    }

    /** The fields of which it is made. */
    public List<FieldMeta> reads() {
        return reads;
    }

    /**
     * What it gives of a record.
     *
     * @param operands the record
     * @return null where there is no such value
     * @throws BadValue when the field cannot hold it
     */
    public @Nullable Object value(Operands operands) throws BadValue {
        try {
            Object given = program.node().value(operands);
            Object fitted = given == null ? null : fitted(given);
            return fitted == null ? null : field.kind().check(fitted, field);
        } catch (TooLarge | ArithmeticException e) {
            throw new BadValue(TOO_LARGE);
        }
    }

    /** Rounded to what the field holds, half away from zero. */
    private @Nullable Object fitted(Object given) {
        return switch (given) {
            case BigDecimal number
            when field.type() == FieldType.INTEGER ->
                number.setScale(0, RoundingMode.HALF_UP).longValueExact();
            case BigDecimal number -> rounded(number);
            case Amount amount ->
                amount.currency() == null ? null : new Money(rounded(amount.number()), amount.currency());
            case String text
            when field.type() == FieldType.TEXT -> LINES.matcher(text).replaceAll(" ");
            default -> given;
        };
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.scale() > FRACTION ? number.setScale(FRACTION, RoundingMode.HALF_UP) : number;
    }
}
