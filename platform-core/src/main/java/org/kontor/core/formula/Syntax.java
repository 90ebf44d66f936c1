package org.kontor.core.formula;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads formulas: the grammar of the Common Expression Language without its macros, so that nothing can be gone through in a
 * loop. Numbers are taken from what was written rather than as binary floating point.
 */
final class Syntax {
    static final int LONGEST = 2_000;
    private static final int MOST_NESTED = 200;
    private static final int MOST_DIGITS = 40;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?|\\.[0-9]+");
    private static final Pattern NUMBER_LIKE = Pattern.compile("[0-9A-Za-z.]+([eE][+-][0-9]+)?");

    /** Made with the first formula: a server without one never loads the library. */
    private static final class Library {
        static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(MOST_NESTED)
                        .maxParseErrorRecoveryLimit(1)
                        .build())
                .build();

        private Library() {}
    }

    private final String text;
    private final CelSource source;

    private Syntax(String text, CelSource source) {
        this.text = text;
        this.source = source;
    }

    static Expression parse(String text) throws BadFormula {
        if (text.isBlank()) {
            throw BadFormula.at(1, "the formula is empty");
        }
        if (text.length() > LONGEST) {
            throw BadFormula.at(LONGEST + 1, "the formula has more than " + LONGEST + " characters");
        }
        CelValidationResult parsed = Library.PARSER.parse(text);
        try {
            CelAbstractSyntaxTree tree = parsed.getAst();
            return new Syntax(text, tree.getSource()).read(tree.getExpr());
        } catch (CelValidationException e) {
            throw unreadable(parsed, text);
        }
    }

    private static BadFormula unreadable(CelValidationResult parsed, String text) {
        CelIssue first = parsed.getErrors().getFirst();
        int line = 1;
        int at = 0;
        while (line < first.getSourceLocation().getLine() && at >= 0) {
            at = text.indexOf('\n', at) + 1;
            line++;
        }
        int character = Math.max(1, at + first.getSourceLocation().getColumn() + 1);
        return BadFormula.at(character, "the formula cannot be read: " + first.getMessage());
    }

    private Expression read(CelExpr expression) throws BadFormula {
        int at = offset(expression) + 1;
        return switch (expression.getKind()) {
            case CONSTANT -> new Expression.Constant(constant(expression.constant(), at), at);
            case IDENT -> new Expression.Name(expression.ident().name(), at);
            case CALL -> call(expression.call(), at);
            case LIST -> new Expression.Items(read(expression.list().elements()), at);
            case SELECT ->
                throw BadFormula.at(
                        at,
                        "." + expression.select().field()
                                + " reaches for something behind a field: a formula knows the record's own fields only,"
                                + " since others change while nobody writes this record");
            case MAP, STRUCT -> throw BadFormula.at(at, "a formula has no maps");
            default -> throw BadFormula.at(at, "a formula has no such thing");
        };
    }

    private Expression call(CelExpr.CelCall call, int at) throws BadFormula {
        List<Expression> arguments = new ArrayList<>();
        if (call.target().isPresent()) {
            arguments.add(read(call.target().get()));
        }
        arguments.addAll(read(call.args()));
        return new Expression.Call(call.function(), arguments, at);
    }

    private List<Expression> read(List<CelExpr> all) throws BadFormula {
        List<Expression> read = new ArrayList<>();
        for (CelExpr each : all) {
            read.add(read(each));
        }
        return read;
    }

    private int offset(CelExpr expression) {
        Integer codePoints = source.getPositionsMap().get(expression.id());
        int most = text.codePointCount(0, text.length());
        return codePoints == null ? 0 : text.offsetByCodePoints(0, Math.min(codePoints, most));
    }

    private @org.jspecify.annotations.Nullable Object constant(CelConstant constant, int at) throws BadFormula {
        return switch (constant.getKind()) {
            case NULL_VALUE -> null;
            case BOOLEAN_VALUE -> constant.booleanValue();
            case STRING_VALUE -> constant.stringValue();
            case INT64_VALUE -> number(constant.int64Value() < 0, at);
            case DOUBLE_VALUE -> number(constant.doubleValue() < 0, at);
            default -> throw BadFormula.at(at, "a formula has numbers, texts, true, false and null");
        };
    }

    /** As it was written; the parser has made a sign before it a part of the number. */
    private BigDecimal number(boolean isNegative, int at) throws BadFormula {
        Matcher written = NUMBER_LIKE.matcher(text).region(at - 1, text.length());
        String digits = written.lookingAt() ? written.group() : "";
        if (!NUMBER.matcher(digits).matches() || digits.length() > MOST_DIGITS) {
            throw BadFormula.at(
                    at, "a number is written with at most " + MOST_DIGITS + " digits and a point, such as 1234.56");
        }
        BigDecimal number = new BigDecimal(digits);
        return isNegative ? number.negate() : number;
    }
}
