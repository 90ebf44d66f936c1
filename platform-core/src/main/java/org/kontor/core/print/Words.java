package org.kontor.core.print;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.AddExpression;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.EqualsExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanExpression;
import io.pebbletemplates.pebble.node.expression.LessThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.LessThanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBooleanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralIntegerExpression;
import io.pebbletemplates.pebble.node.expression.LiteralLongExpression;
import io.pebbletemplates.pebble.node.expression.LiteralNullExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.NotEqualsExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Says what the expressions of a template stand for, and refuses those that are on no list. */
final class Words {
    private static final Set<String> OF_LOOPS = Set.of("index", "first", "last", "length");

    private final Catalog catalog;
    private final @Nullable EntityMeta document;
    private final TemplateWalk walk;

    Words(Catalog catalog, @Nullable EntityMeta document, TemplateWalk walk) {
        this.catalog = catalog;
        this.document = document;
        this.walk = walk;
    }

    /** What it stands for; something to print where it is at fault, so that one fault is told once. */
    Seen see(@Nullable Expression<?> expression, int line) {
        walk.step(1);
        return switch (expression) {
            case LiteralIntegerExpression number -> Seen.COUNT;
            case LiteralLongExpression number -> Seen.COUNT;
            case LiteralStringExpression text -> Seen.VALUE;
            case LiteralBooleanExpression yes -> Seen.VALUE;
            case LiteralNullExpression nothing -> Seen.VALUE;
            case ContextVariableExpression variable -> variable(variable, line);
            case GetAttributeExpression attribute -> attribute(attribute, line);
            case FilterExpression filter -> filter(filter, line);
            // those that ask for the contrary among them
            case PositiveTestExpression test -> test(test, line);
            case FunctionOrMacroInvocationExpression function -> function(function, line);
            case UnaryNotExpression not -> {
                see(not.getChildExpression(), line);
                yield Seen.VALUE;
            }
            case TernaryExpression either -> either(either, line);
            case AddExpression sum -> sum(sum, line);
            case AndExpression both -> both(both, line);
            case OrExpression both -> both(both, line);
            case EqualsExpression both -> both(both, line);
            case NotEqualsExpression both -> both(both, line);
            case GreaterThanExpression both -> both(both, line);
            case GreaterThanEqualsExpression both -> both(both, line);
            case LessThanExpression both -> both(both, line);
            case LessThanEqualsExpression both -> both(both, line);
            case null, default -> refused(line, shown(expression));
        };
    }

    private Seen refused(int line, Object what) {
        walk.fault(
                line,
                Message.of("system.template_not_known", "{what} is nothing that a template may say")
                        .with("what", what));
        return Seen.VALUE;
    }

    /** What kind of thing it is, in the words of Pebble's manual: {@code Concatenate}, {@code Macro}. */
    static String shown(@Nullable Object piece) {
        return piece == null ? "Nothing" : piece.getClass().getSimpleName().replaceAll("(Expression|Node)$", "");
    }

    private Seen both(BinaryExpression<?> both, int line) {
        see(both.getLeftExpression(), line);
        see(both.getRightExpression(), line);
        return Seen.VALUE;
    }

    /** Sums of what a template counts itself; other sums would be worked out where nobody checks them. */
    private Seen sum(AddExpression sum, int line) {
        boolean counts = see(sum.getLeftExpression(), line) instanceof Seen.Count
                && see(sum.getRightExpression(), line) instanceof Seen.Count;
        if (!counts) {
            walk.fault(
                    line,
                    Message.of(
                            "system.template_sum", "Only the counter of a loop can be added to, as in loop.index + 1"));
        }
        // what was added is not added to again: numbers stay small
        return Seen.VALUE;
    }

    private Seen either(TernaryExpression either, int line) {
        see(either.getExpression1(), line);
        Seen one = see(either.getExpression2(), line);
        Seen other = see(either.getExpression3(), line);
        return one.equals(other) ? one : Seen.VALUE;
    }

    private Seen variable(ContextVariableExpression variable, int line) {
        return walk.variable(variable.getName()).orElseGet(() -> unknown(variable.getName(), line));
    }

    private Seen unknown(String name, int line) {
        walk.fault(
                line,
                Message.of("system.template_unknown", "There is no {name}")
                        .with("name", name.length() > 100 ? name.substring(0, 100) + "…" : name));
        return Seen.VALUE;
    }

    private Seen attribute(GetAttributeExpression attribute, int line) {
        Seen of = see(attribute.getNode(), line);
        ArgumentsNode arguments = attribute.getArgumentsNode();
        if (arguments != null || !(attribute.getAttributeNameExpression() instanceof LiteralStringExpression literal)) {
            return refused(line, Message.of("system.template_attribute", "A method or an index"));
        }
        String name = literal.getValue();
        return switch (of) {
            case Seen.Any any -> any;
            case Seen.One one when name.equals("raw") -> new Seen.Raw(one.entity(), one.wanted());
            case Seen.One one when name.equals("title") -> Seen.VALUE;
            case Seen.One one ->
                one.entity()
                        .find(name)
                        .flatMap(field -> behind(field, one.wanted()))
                        .orElseGet(() -> unknown(one.entity() + "." + name, line));
            case Seen.Raw raw
            when raw.entity().find(name).filter(Values::isPlain).isPresent() -> {
                raw.wanted().field(name);
                yield Seen.VALUE;
            }
            case Seen.Loop loop when OF_LOOPS.contains(name) -> name.equals("index") ? Seen.COUNT : Seen.VALUE;
            default -> unknown(name, line);
        };
    }

    private Optional<Seen> behind(FieldMeta field, Wanted wanted) {
        if (Values.isPlain(field)) {
            wanted.field(field.name());
            return Optional.of(Seen.VALUE);
        }
        if (wanted.isDeepest()) {
            return Optional.empty();
        }
        return Values.target(field).flatMap(catalog::findMeta).map(entity -> {
            Seen one = new Seen.One(entity, wanted.behind(field.name()));
            return field.isParts() || field.isReferences() ? new Seen.Many(one) : one;
        });
    }

    private Seen filter(FilterExpression filter, int line) {
        Seen of = see(filter.getLeftExpression(), line);
        if (!(filter.getRightExpression() instanceof FilterInvocationExpression invoked)) {
            return refused(line, Message.of("system.template_filter", "This filter"));
        }
        if (!Sandbox.FILTERS.contains(invoked.getFilterName())) {
            return refused(line, "| " + invoked.getFilterName());
        }
        literals(invoked.getArgs(), line);
        // only what escapes leaves the kind of a value alone
        return of instanceof Seen.Any
                        || of instanceof Seen.Value
                        || of instanceof Seen.Count
                        || invoked.getFilterName().equals("escape")
                ? of
                : refused(
                        line, Message.of("system.template_filtered", "A filter of something that is no single value"));
    }

    private Seen test(BinaryExpression<?> test, int line) {
        see(test.getLeftExpression(), line);
        boolean isKnown = test.getRightExpression() instanceof TestInvocationExpression invoked
                && Sandbox.TESTS.contains(invoked.getTestName());
        return isKnown ? Seen.VALUE : refused(line, Message.of("system.template_test", "This test"));
    }

    private Seen function(FunctionOrMacroInvocationExpression function, int line) {
        List<Object> given = literals(function.getArguments(), line);
        return switch (function.getFunctionName()) {
            case "range" ->
                isRange(given)
                        ? new Seen.Many(Seen.COUNT)
                        : refused(
                                line,
                                Message.of(
                                                "system.template_range",
                                                "A range of other than two whole numbers at most {max} apart")
                                        .with("max", Values.LONGEST_RANGE));
            case "label" ->
                given.size() == 1 && label(String.valueOf(given.getFirst()))
                        ? Seen.VALUE
                        : refused(
                                line,
                                Message.of(
                                        "system.template_label",
                                        "A label of other than a field such as lines.quantity"));
            default ->
                refused(
                        line,
                        Message.of("system.template_function", "The function {name}")
                                .with("name", function.getFunctionName()));
        };
    }

    private static boolean isRange(List<Object> given) {
        return given.size() == 2
                && given.get(0) instanceof Number from
                && given.get(1) instanceof Number to
                && to.longValue() - from.longValue() <= Values.LONGEST_RANGE;
    }

    private boolean label(String path) {
        return document == null || Values.labelled(catalog, document, path).isPresent();
    }

    /** What is given to filters and functions is written there. */
    private List<Object> literals(@Nullable ArgumentsNode arguments, int line) {
        if (arguments == null) {
            return List.of();
        }
        boolean isNamed =
                arguments.getNamedArgs() != null && !arguments.getNamedArgs().isEmpty();
        List<PositionalArgumentNode> given =
                arguments.getPositionalArgs() == null ? List.of() : arguments.getPositionalArgs();
        List<Object> literals = given.stream()
                .map(each -> literal(each.getValueExpression()))
                .flatMap(Optional::stream)
                .toList();
        // the escaping that Pebble adds by itself has a name for its strategy
        if (isNamed || literals.size() < given.size()) {
            refused(line, Message.of("system.template_argument", "An argument that is no number and no text"));
        }
        return literals;
    }

    private static Optional<Object> literal(Expression<?> expression) {
        return switch (expression) {
            case LiteralStringExpression text -> Optional.of(text.getValue());
            case LiteralIntegerExpression number -> Optional.of(number.getValue());
            case LiteralLongExpression number -> Optional.of(number.getValue());
            default -> Optional.empty();
        };
    }
}
