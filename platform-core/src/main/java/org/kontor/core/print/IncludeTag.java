package org.kontor.core.print;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.IncludeNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.io.Writer;

/** {@code {% include "billing.letterhead" %}}, and nothing more. */
final class IncludeTag implements TokenParser {
    private final Deadline deadline;

    IncludeTag(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public String getTag() {
        return "include";
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        Expression<?> name = parser.getExpressionParser().parseExpression();
        stream.expect(Token.Type.EXECUTE_END);
        // a piece that writes nothing may be included as often as one that does
        return new IncludeNode(token.getLineNumber(), name, null) {
            @Override
            public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
                    throws IOException {
                deadline.check();
                super.render(self, writer, context);
            }
        };
    }
}
