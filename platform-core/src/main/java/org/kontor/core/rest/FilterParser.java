package org.kontor.core.rest;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.UnknownOperatorException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.ComparisonOperator;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Term;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.ConditionJson;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.TermPath;

/** Reads {@code filter=}: conditions in their short spelling, RSQL. */
final class FilterParser {
    private static final int LONGEST = 2000;
    private static final int DEEPEST = 20;
    private static final int MOST_COMPARISONS = 200;

    private static final ComparisonOperator IS = new ComparisonOperator("==");
    private static final ComparisonOperator IS_NOT = new ComparisonOperator("!=");
    private static final ComparisonOperator IN = new ComparisonOperator("=in=", true);
    private static final ComparisonOperator OUT = new ComparisonOperator("=out=", true);
    private static final ComparisonOperator AT_LEAST = new ComparisonOperator("=ge=", ">=");
    private static final ComparisonOperator AT_MOST = new ComparisonOperator("=le=", "<=");
    private static final ComparisonOperator MORE_THAN = new ComparisonOperator("=gt=", ">");
    private static final ComparisonOperator LESS_THAN = new ComparisonOperator("=lt=", "<");
    private static final ComparisonOperator CONTAINS = new ComparisonOperator("=contains=");
    private static final ComparisonOperator STARTS = new ComparisonOperator("=starts=");
    private static final ComparisonOperator OVERLAPS = new ComparisonOperator("=overlaps=");
    private static final ComparisonOperator EMPTY = new ComparisonOperator("=empty=");
    private static final ComparisonOperator ME = new ComparisonOperator("=me=");

    /** An operator that says everything but yes or no. */
    private static final Pattern WORDLESS = Pattern.compile("(=(?:me|empty)=)(?=$|[;,)])");

    /** Where the library says it stopped. */
    private static final Pattern COLUMN = Pattern.compile("column ([0-9]{1,6})");

    private final Catalog catalog;
    private final RSQLParser rsql = new RSQLParser(Set.of(
            IS, IS_NOT, IN, OUT, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, CONTAINS, STARTS, OVERLAPS, EMPTY, ME));

    FilterParser(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Of what a filter asks: the entity, the terms that exist for whoever asks, and how much more they may ask. */
    private static final class Asked {
        private final EntityName entity;
        private final Predicate<Term<?>> known;
        private int left = MOST_COMPARISONS;

        Asked(EntityName entity, Predicate<Term<?>> known) {
            this.entity = entity;
            this.known = known;
        }
    }

    /**
     * Reads a filter on an entity's records.
     *
     * @param known of which terms it may speak; of the others nothing is told, not even their type
     * @throws BadValue when it cannot be read, or a field, an operator or a value does not fit, naming it
     */
    Condition parse(String filter, EntityName entity, Predicate<Term<?>> known) throws BadValue {
        checkSize(filter);
        Node root;
        try {
            root = rsql.parse(filter);
        } catch (RSQLParserException e) {
            if (e.getCause() instanceof UnknownOperatorException unknown) {
                throw unknownOperator(unknown.getOperator());
            }
            throw unreadable(filter, e);
        }
        return condition(root, new Asked(entity, known));
    }

    /** Says how to mend what people trip over: an operator without its word, and values that need quotes. */
    private static BadValue unreadable(String filter, RSQLParserException e) {
        Matcher wordless = WORDLESS.matcher(filter);
        if (wordless.find()) {
            return new BadValue(
                    Message.of("system.filter_wordless", "{operator} takes true or false, as in owner{operator}true")
                            .with("operator", wordless.group(1)));
        }
        Matcher place = COLUMN.matcher(String.valueOf(e.getMessage()));
        int at = place.find() ? Integer.parseInt(place.group(1)) : 1;
        return new BadValue(Message.of(
                        "system.filter_unreadable",
                        "The filter cannot be read from character {at} on: {rest} - a value with a space, a comma, a"
                                + " bracket or a sign of comparison stands in quotes, as in name==\"Two words\"")
                .with("at", at)
                .with("rest", shortened(filter.substring(Math.clamp(at - 1, 0, filter.length())))));
    }

    private static String shortened(String rest) {
        return rest.length() > 30 ? rest.substring(0, 30) + "…" : rest;
    }

    /** The parser calls itself for each bracket, so brackets are counted before it sees them. */
    private static void checkSize(String filter) throws BadValue {
        if (filter.length() > LONGEST) {
            throw new BadValue(Message.of(
                            "system.filter_too_long",
                            "A filter in an address may have at most {max} characters; longer ones go by POST to query")
                    .with("max", LONGEST));
        }
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < filter.length(); i++) {
            char each = filter.charAt(i);
            if (quote != 0) {
                if (each == '\\') {
                    i++;
                } else if (each == quote) {
                    quote = 0;
                }
            } else if (each == '"' || each == '\'') {
                quote = each;
            } else if (each == '(' && ++depth > DEEPEST) {
                throw new BadValue(
                        Message.of("system.condition_too_deep", "A condition may be at most {max} levels deep")
                                .with("max", DEEPEST));
            } else if (each == ')') {
                depth--;
            }
        }
    }

    private Condition condition(Node node, Asked asked) throws BadValue {
        if (node instanceof LogicalNode logical) {
            List<Condition> conditions = new ArrayList<>();
            for (Node child : logical.getChildren()) {
                conditions.add(condition(child, asked));
            }
            return logical instanceof AndNode ? new Condition.All(conditions) : new Condition.Any(conditions);
        }
        if (--asked.left < 0) {
            throw new BadValue(
                    Message.of("system.condition_too_large", "A condition may hold at most {max} comparisons")
                            .with("max", MOST_COMPARISONS));
        }
        return comparison((ComparisonNode) node, asked);
    }

    private Condition comparison(ComparisonNode node, Asked asked) throws BadValue {
        Term<?> term = term(node.getSelector(), asked);
        try {
            return comparison(node, term, catalog.resolve(term));
        } catch (BadValue e) {
            throw e.about(node.getSelector() + node.getOperator().getSymbol());
        }
    }

    /** A term that whoever asks may read; for all others there is one answer. */
    private Term<?> term(String path, Asked asked) throws BadValue {
        try {
            Term<?> term = catalog.term(asked.entity, path);
            if (asked.known.test(term)) {
                return term;
            }
        } catch (BadValue e) {
            throw unknown(path, asked, e);
        }
        throw unknown(path, asked, Catalog.unknownField(path));
    }

    private BadValue unknown(String path, Asked asked, BadValue e) {
        int point = severalEnd(path, asked);
        if (point < 1) {
            return e;
        }
        return new BadValue(Message.of(
                        "system.unknown_field_of_many",
                        "There is no field {field}. For what a record has several of, such as addresses, POST to query"
                                + " '{'\"where\": '{'\"some\": \"{many}\", \"where\": '{'\"{one}\": '{'\"is\": …'}}}}'")
                .with("field", Parameters.shown(path))
                .with("many", Parameters.shown(path.substring(0, point)))
                .with("one", Parameters.shown(path.substring(point + 1))));
    }

    /** Where in a path ends what a record has several of, such as in account.tags.name; else behind its first name. */
    private int severalEnd(String path, Asked asked) {
        for (int end = path.indexOf('.'); end > 0; end = path.indexOf('.', end + 1)) {
            try {
                Term<?> term = catalog.term(asked.entity, path.substring(0, end));
                if (catalog.resolve(term).last().isReferences() && asked.known.test(term)) {
                    return end;
                }
            } catch (BadValue none) {
                break;
            }
        }
        return path.indexOf('.');
    }

    private Condition comparison(ComparisonNode node, Term<?> term, TermPath path) throws BadValue {
        ComparisonOperator operator = node.getOperator();
        String first = node.getArguments().getFirst();
        if (operator.equals(EMPTY)) {
            ConditionJson.allowed(path, Operator.IS_EMPTY);
            return yesNo(first) ? term.isEmpty() : term.isEmpty().not();
        }
        if (operator.equals(ME)) {
            boolean isSeveral = path.last().isReferences();
            Operator one = ConditionJson.allowed(path, isSeveral ? Operator.CONTAINS : Operator.IS);
            if (path.last().type() != FieldType.REFERENCE && !isSeveral) {
                throw unknownOperator("=me=");
            }
            Condition mine = new Condition.Compare(term, one, new Operand.Me());
            return yesNo(first) ? mine : mine.not();
        }
        if (operator.equals(IN) || operator.equals(OUT)) {
            ConditionJson.allowed(path, Operator.IN);
            List<Object> values = new ArrayList<>();
            for (String each : node.getArguments()) {
                values.add(value(path, each));
            }
            Condition in = new Condition.Compare(term, Operator.IN, new Operand.Values(List.copyOf(values)));
            return operator.equals(IN) ? in : in.not();
        }
        if (operator.equals(IS) || operator.equals(IS_NOT)) {
            return is(term, path, first, operator.equals(IS_NOT));
        }
        Operator plain = plain(operator);
        ConditionJson.allowed(path, plain);
        Object value = plain == Operator.CONTAINS ? member(path, first) : value(path, first);
        return new Condition.Compare(term, plain, Operand.of(value));
    }

    private static Operator plain(ComparisonOperator operator) throws BadValue {
        return switch (operator.getSymbol()) {
            case "=ge=" -> Operator.AT_LEAST;
            case "=le=" -> Operator.AT_MOST;
            case "=gt=" -> Operator.MORE_THAN;
            case "=lt=" -> Operator.LESS_THAN;
            case "=contains=" -> Operator.CONTAINS;
            case "=starts=" -> Operator.STARTS_WITH;
            case "=overlaps=" -> Operator.OVERLAPS;
            default -> throw unknownOperator(operator.getSymbol());
        };
    }

    /** Equal; of text a star at the end or at both ends stands for any letters. */
    private static Condition is(Term<?> term, TermPath path, String text, boolean not) throws BadValue {
        boolean isText = path.last().kind().operators().contains(Operator.STARTS_WITH);
        if (isText && text.contains("*")) {
            String begin = text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
            boolean inside = begin.startsWith("*");
            String letters = inside ? begin.substring(1) : begin;
            if (!text.endsWith("*") || letters.contains("*") || letters.isEmpty()) {
                throw new BadValue(Message.of(
                        "system.filter_star",
                        "A star may stand at the end, or at the beginning and the end: ada*, *da*"));
            }
            Condition like = inside ? term.contains(letters) : term.startsWith(letters);
            return not ? like.not() : like;
        }
        Operator operator = not ? Operator.IS_NOT : Operator.IS;
        ConditionJson.allowed(path, operator);
        return new Condition.Compare(term, operator, Operand.of(value(path, text)));
    }

    private static Object value(TermPath path, String text) throws BadValue {
        Object value = path.last().kind().parse(text, path.last().field());
        if (value == null) {
            throw FieldKind.expected(
                    "system.expected_value_empty_true", "Expected a value; for none there is =empty=true");
        }
        return value;
    }

    private static Object member(TermPath path, String text) throws BadValue {
        if (path.last().type() == FieldType.CHOICES) {
            return Choice.of(text);
        }
        Object value = value(path, text);
        return value instanceof List<?> several ? several.getFirst() : value;
    }

    private static boolean yesNo(String text) throws BadValue {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw FieldKind.expected(FieldKind.YES_OR_NO);
        };
    }

    private static BadValue unknownOperator(String operator) {
        return new BadValue(Message.of(
                        "system.unknown_filter_operator",
                        "There is no operator {operator}; there are == != =in= =out= =gt= =ge= =lt= =le= =contains="
                                + " =starts= =empty= =me=")
                .with("operator", Parameters.shown(operator)));
    }
}
