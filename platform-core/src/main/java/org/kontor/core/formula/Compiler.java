package org.kontor.core.formula;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.FieldMeta;

/**
 * Understands formulas: finds the fields and checks that everything fits, before anything is worked out. What is missing
 * is nothing: it makes the result missing too, unless a formula looks after it.
 */
final class Compiler {
    private static final Set<String> CLOCKS = Set.of("now", "today", "timestamp", "clock");
    private static final Set<Kind> ORDERED = EnumSet.of(Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.MOMENT);

    private final Function<String, Optional<FieldMeta>> fields;
    private final Map<String, FieldMeta> read = new LinkedHashMap<>();

    Compiler(Function<String, Optional<FieldMeta>> fields) {
        this.fields = fields;
    }

    /** The fields that it came across. */
    List<FieldMeta> read() {
        return List.copyOf(read.values());
    }

    Program compile(Expression expression) throws BadFormula {
        return switch (expression) {
            case Expression.Constant constant -> constant(constant);
            case Expression.Name name -> field(name);
            case Expression.Items items -> throw BadFormula.at(items.at(), "a list stands behind in only");
            case Expression.Call call -> call(call);
        };
    }

    private static Program constant(Expression.Constant constant) {
        return switch (constant.value()) {
            case null -> Program.constant(Kind.NOTHING, null);
            case BigDecimal number -> new Program(Kind.NUMBER, values -> number, number.signum() == 0);
            case Boolean yes -> Program.constant(Kind.YES_NO, yes);
            case Object text -> Program.constant(Kind.TEXT, text);
        };
    }

    private Program field(Expression.Name name) throws BadFormula {
        FieldMeta field = fields.apply(name.name()).orElseThrow(() -> BadFormula.unknown(name.at(), name.name()));
        Kind kind = Kind.of(field.type()).orElseThrow(() -> unusable(field, name.at()));
        read.put(field.name(), field);
        return Program.of(kind, values -> Kind.of(values.value(field)));
    }

    private static BadFormula unusable(FieldMeta field, int at) {
        String reason = switch (field.type()) {
            case REFERENCE, REFERENCES -> " points to other records, which change while nobody writes this one";
            case PARTS -> " holds parts: keep a sum of them in a field, and use that";
            default -> " is " + Kind.low(field.type()) + ", which no formula can use";
        };
        return BadFormula.at(at, field.name() + reason);
    }

    private Program call(Expression.Call call) throws BadFormula {
        return switch (call.function()) {
            case "_?_:_" -> choice(call);
            case "_&&_" -> both(call, false);
            case "_||_" -> both(call, true);
            case "!_" -> not(call);
            case "_==_" -> equal(call, true);
            case "_!=_" -> equal(call, false);
            case "_<_" -> ordered(call, sign -> sign < 0);
            case "_<=_" -> ordered(call, sign -> sign <= 0);
            case "_>_" -> ordered(call, sign -> sign > 0);
            case "_>=_" -> ordered(call, sign -> sign >= 0);
            case "@in" -> in(call);
            case "has" -> has(call);
            case "coalesce" -> coalesce(call);
            case "min" -> extreme(call, -1);
            case "max" -> extreme(call, 1);
            case "date" -> date(call);
            default -> operation(call);
        };
    }

    private Program choice(Expression.Call call) throws BadFormula {
        Program condition = yesNo(call.arguments().get(0));
        List<Program> both = alike(call, call.arguments().subList(1, 3));
        Program.Node then = both.get(0).node();
        Program.Node otherwise = both.get(1).node();
        return Program.of(both.get(0).kind(), values -> switch (condition.node().value(values)) {
            case Boolean yes when yes -> then.value(values);
            case Boolean no -> otherwise.value(values);
            case null, default -> null;
        });
    }

    private Program yesNo(Expression expression) throws BadFormula {
        Program program = compile(expression);
        if (program.kind() != Kind.YES_NO && program.kind() != Kind.NOTHING) {
            throw BadFormula.at(expression.at(), "a yes or no belongs here, and this is " + program.kind());
        }
        return program;
    }

    /** @param decisive what decides alone, whatever the other is */
    private Program both(Expression.Call call, boolean decisive) throws BadFormula {
        Program.Node left = yesNo(call.arguments().get(0)).node();
        Program.Node right = yesNo(call.arguments().get(1)).node();
        Boolean decided = decisive;
        return Program.of(Kind.YES_NO, values -> {
            Object first = left.value(values);
            if (decided.equals(first)) {
                return decided;
            }
            Object second = right.value(values);
            return decided.equals(second) ? decided : first == null || second == null ? null : !decided;
        });
    }

    private Program not(Expression.Call call) throws BadFormula {
        Program.Node node = yesNo(call.arguments().getFirst()).node();
        return Program.of(
                Kind.YES_NO, values -> node.value(values) instanceof Boolean yes ? Boolean.valueOf(!yes) : null);
    }

    /** What is missing equals what is missing, and nothing else. */
    private Program equal(Expression.Call call, boolean wanted) throws BadFormula {
        List<Program> both = alike(call, call.arguments());
        Program.Node left = both.get(0).node();
        Program.Node right = both.get(1).node();
        return Program.of(Kind.YES_NO, values -> isEqual(left.value(values), right.value(values)) == wanted);
    }

    private static boolean isEqual(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        Integer sign = one instanceof Comparable<?> || one instanceof Amount ? compared(one, other) : null;
        return sign != null && sign == 0;
    }

    /** Of the same kind; none where they have no order, as amounts of two currencies. */
    @SuppressWarnings("unchecked")
    private static @Nullable Integer compared(Object one, Object other) {
        if (one instanceof Amount amount) {
            Amount second = (Amount) other;
            return amount.fits(second) ? (Integer) amount.number().compareTo(second.number()) : null;
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    private interface Sign {
        boolean fits(int sign);
    }

    private Program ordered(Expression.Call call, Sign wanted) throws BadFormula {
        List<Program> both = alike(call, call.arguments());
        requireOrder(both.getFirst().kind(), call);
        Program.Node left = both.get(0).node();
        Program.Node right = both.get(1).node();
        return Program.of(Kind.YES_NO, values -> {
            Object one = left.value(values);
            Object other = right.value(values);
            Integer sign = one == null || other == null ? null : compared(one, other);
            return sign == null ? null : (Object) wanted.fits(sign);
        });
    }

    private static void requireOrder(Kind kind, Expression.Call call) throws BadFormula {
        if (kind != Kind.NOTHING && !ORDERED.contains(kind)) {
            throw BadFormula.at(call.at(), sign(call) + " compares numbers, money, dates and moments, not " + kind);
        }
    }

    private Program in(Expression.Call call) throws BadFormula {
        if (!(call.arguments().get(1) instanceof Expression.Items list)
                || list.items().isEmpty()) {
            throw BadFormula.at(call.at(), "behind in stands a list of values, such as [\"new\", \"open\"]");
        }
        List<Expression> all = new ArrayList<>(List.of(call.arguments().getFirst()));
        all.addAll(list.items());
        List<Program.Node> nodes = alike(call, all).stream().map(Program::node).toList();
        return Program.of(Kind.YES_NO, values -> {
            Object sought = nodes.getFirst().value(values);
            return nodes.stream().skip(1).anyMatch(node -> isEqual(sought, node.value(values)));
        });
    }

    private Program has(Expression.Call call) throws BadFormula {
        requireArguments(call, 1, 1);
        Program.Node node = compile(call.arguments().getFirst()).node();
        return Program.of(Kind.YES_NO, values -> node.value(values) != null);
    }

    private Program coalesce(Expression.Call call) throws BadFormula {
        requireArguments(call, 2, Integer.MAX_VALUE);
        List<Program> all = alike(call, call.arguments());
        return Program.of(all.getFirst().kind(), values -> {
            for (Program each : all) {
                Object value = each.node().value(values);
                if (value != null) {
                    return value;
                }
            }
            return null;
        });
    }

    private Program extreme(Expression.Call call, int wanted) throws BadFormula {
        requireArguments(call, 2, Integer.MAX_VALUE);
        List<Program> all = alike(call, call.arguments());
        requireOrder(all.getFirst().kind(), call);
        return Program.of(all.getFirst().kind(), values -> {
            Object best = null;
            for (Program each : all) {
                Object value = each.node().value(values);
                Integer sign = value == null || best == null ? Integer.valueOf(wanted) : compared(value, best);
                if (value == null || sign == null) {
                    return null;
                }
                best = sign * wanted > 0 ? value : best;
            }
            return best;
        });
    }

    private static Program date(Expression.Call call) throws BadFormula {
        requireArguments(call, 1, 1);
        if (call.arguments().getFirst() instanceof Expression.Constant(String written, int at)) {
            try {
                return Program.constant(Kind.DATE, LocalDate.parse(written));
            } catch (DateTimeException e) {
                throw BadFormula.at(at, "a date is written as date(\"2026-12-31\")");
            }
        }
        throw BadFormula.at(call.at(), "date(…) takes a date that is written out, as date(\"2026-12-31\")");
    }

    private Program operation(Expression.Call call) throws BadFormula {
        List<Operation> known = Operations.named(call.function());
        if (known.isEmpty()) {
            throw BadFormula.at(
                    call.at(),
                    CLOCKS.contains(call.function())
                            ? "a formula knows no clock: what it gives would be wrong by the next day"
                            : "there is no function " + sign(call));
        }
        List<Program> arguments = new ArrayList<>();
        for (Expression each : call.arguments()) {
            arguments.add(compile(each));
        }
        Operation operation = known.stream()
                .filter(each -> fits(each, arguments, false))
                .findFirst()
                .or(() -> known.stream()
                        .filter(each -> fits(each, arguments, true))
                        .findFirst())
                .orElseThrow(() -> misfit(call, arguments));
        Program.Node[] nodes = new Program.Node[arguments.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = as(operation.takes().get(i), arguments.get(i)).node();
        }
        return Program.of(operation.gives(), values -> {
            Object[] given = new Object[nodes.length];
            for (int i = 0; i < nodes.length; i++) {
                Object value = nodes[i].value(values);
                if (value == null) {
                    return null;
                }
                given[i] = value;
            }
            return operation.work().of(given);
        });
    }

    private static boolean fits(Operation operation, List<Program> arguments, boolean loosely) {
        if (operation.takes().size() != arguments.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Kind taken = operation.takes().get(i);
            Program given = arguments.get(i);
            boolean isLoose = given.kind() == Kind.NOTHING || given.isZero() && taken == Kind.MONEY;
            if (given.kind() != taken && !(loosely && isLoose)) {
                return false;
            }
        }
        return true;
    }

    private static BadFormula misfit(Expression.Call call, List<Program> arguments) {
        String given = arguments.isEmpty()
                ? "nothing"
                : arguments.stream().map(each -> each.kind().toString()).collect(Collectors.joining(" and "));
        boolean isTextWithNumber = call.function().equals("_+_")
                && arguments.stream()
                        .map(Program::kind)
                        .collect(Collectors.toSet())
                        .contains(Kind.TEXT);
        return BadFormula.at(
                call.at(),
                sign(call) + " cannot be done with " + given
                        + (isTextWithNumber ? ": text(…) makes a text of a number or a date" : ""));
    }

    /** All of one kind, where nothing, and a 0 among amounts of money, count as of any. */
    private List<Program> alike(Expression.Call call, List<Expression> expressions) throws BadFormula {
        List<Program> all = new ArrayList<>();
        for (Expression each : expressions) {
            all.add(compile(each));
        }
        Kind kind = all.stream()
                .map(Program::kind)
                .filter(each -> each != Kind.NOTHING)
                .reduce((one, other) -> one == Kind.MONEY ? one : other)
                .orElse(Kind.NOTHING);
        List<Program> alike = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Program each = as(kind, all.get(i));
            if (each.kind() != kind) {
                throw BadFormula.at(
                        expressions.get(i).at(),
                        sign(call) + " takes values of one kind, and here meet " + kind + " and " + each.kind());
            }
            alike.add(each);
        }
        return alike;
    }

    private static Program as(Kind kind, Program program) {
        if (program.kind() == Kind.NOTHING) {
            return Program.constant(kind, null);
        }
        return kind == Kind.MONEY && program.isZero() ? Program.constant(kind, Amount.ZERO) : program;
    }

    private static void requireArguments(Expression.Call call, int least, int most) throws BadFormula {
        int given = call.arguments().size();
        if (given < least || given > most) {
            throw BadFormula.at(
                    call.at(),
                    call.function() + " takes " + (least == most ? "one value" : "at least two values") + ", not "
                            + given);
        }
    }

    /** A function or a sign as it was written. */
    private static String sign(Expression.Call call) {
        return call.function().equals("_?_:_")
                ? "? :"
                : call.function().replace("_", "").replace("@", "").replace("[]", "[ ]");
    }
}
