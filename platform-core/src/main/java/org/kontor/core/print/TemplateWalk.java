package org.kontor.core.print;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.IncludeNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.SetNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * Looks through a template before it runs, piece by piece: everything in it is on a closed list, every name is one that there
 * is, and what it includes does not include itself. Tells all faults together, and which related records are spoken of.
 */
final class TemplateWalk {
    private static final int MOST_FAULTS = 50;
    private static final int DEEPEST_INCLUDE = 5;
    private static final int MOST_STEPS = 300_000;

    private final Sandbox sandbox;
    private final Words words;
    private final List<Fault> faults = new ArrayList<>();
    private final Deque<String> including = new ArrayDeque<>();
    private final Deque<Map<String, Seen>> scopes = new ArrayDeque<>();
    private final Set<Visit> visited = new HashSet<>();
    private int steps;

    private TemplateWalk(Sandbox sandbox, Catalog catalog, @Nullable EntityMeta entity, Wanted wanted) {
        this.sandbox = sandbox;
        this.words = new Words(catalog, entity, this);
        Map<String, Seen> given = new HashMap<>();
        given.put("record", entity == null ? Seen.ANY : new Seen.One(entity, wanted));
        given.put("today", Seen.VALUE);
        given.put("user", Seen.VALUE);
        scopes.push(given);
    }

    /** What was found in a template. */
    record Found(List<Fault> faults, Wanted wanted) {}

    /** @param entity of whose records the template makes documents; null for a piece, which may speak of any */
    static Found through(Sandbox sandbox, Catalog catalog, @Nullable EntityMeta entity, String template) {
        Wanted wanted = new Wanted();
        TemplateWalk walk = new TemplateWalk(sandbox, catalog, entity, wanted);
        try {
            walk.template(template, 1);
        } catch (Refusal e) {
            walk.fault(1, e.text());
        } catch (StackOverflowError e) {
            walk.fault(1, Message.of("system.template_deep", "It is nested too deeply"));
        }
        return new Found(List.copyOf(walk.faults), wanted);
    }

    /** A template as it is included: what it may say depends on what is known there. */
    private record Visit(String id, int depth, Map<String, Seen> known) {}

    /** One more piece was looked at. What is included in many ways, is so many times as large. */
    void step(int pieces) {
        steps += pieces;
        if (steps > MOST_STEPS) {
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of("system.template_much", "It is too large with all that it includes"));
        }
        sandbox.deadline().check();
    }

    private Map<String, Seen> known() {
        Map<String, Seen> known = new HashMap<>();
        scopes.descendingIterator().forEachRemaining(known::putAll);
        step(scopes.size() + known.size());
        return known;
    }

    private void template(String id, int fromLine) {
        if (including.contains(id) || including.size() > DEEPEST_INCLUDE) {
            fault(
                    fromLine,
                    Message.of(
                            "system.template_includes_itself",
                            "Includes come round to where they began, or go too deep"));
            return;
        }
        if (!visited.add(new Visit(id, including.size(), known()))) {
            return;
        }
        BodyNode body;
        try {
            body = sandbox.root(id).getBody();
        } catch (PebbleException e) {
            including.push(id);
            int line = e.getLineNumber() == null ? 1 : e.getLineNumber();
            fault(
                    line,
                    Message.of("system.template_unreadable", "Cannot be read: {reason}")
                            .with("reason", String.valueOf(e.getPebbleMessage())));
            including.pop();
            return;
        }
        including.push(id);
        // what a piece sets is not seen outside of it
        inner(body);
        including.pop();
    }

    void fault(int line, Message reason) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(String.valueOf(including.peek()), line, reason));
        }
    }

    Optional<Seen> variable(String name) {
        return scopes.stream()
                .filter(scope -> scope.containsKey(name))
                .map(scope -> scope.get(name))
                .findFirst();
    }

    private void body(@Nullable BodyNode body) {
        if (body != null) {
            body.getChildren().forEach(this::node);
        }
    }

    private void node(RenderableNode node) {
        step(1);
        switch (node) {
            case TextNode text -> {}
            case BodyNode body -> body(body);
            case PrintNode print -> print(print);
            case IfNode choice -> {
                choice.getConditionsWithBodies().forEach(each -> {
                    words.see(each.getLeft(), choice.getLineNumber());
                    inner(each.getRight());
                });
                inner(choice.getElseBody());
            }
            case ForNode loop -> loop(loop);
            case SetNode set -> scope().put(set.getName(), words.see(set.getValue(), set.getLineNumber()));
            case IncludeNode include -> include(include);
            default ->
                fault(
                        node instanceof AbstractRenderableNode placed ? placed.getLineNumber() : 1,
                        Message.of("system.template_not_known", "{what} is nothing that a template may say")
                                .with("what", Words.shown(node)));
        }
    }

    private void print(PrintNode print) {
        Seen seen = words.see(print.getExpression(), print.getLineNumber());
        if (!(seen instanceof Seen.Value || seen instanceof Seen.Count || seen instanceof Seen.Any)) {
            fault(
                    print.getLineNumber(),
                    Message.of("system.template_no_value", "This is no single value that could be printed"));
        }
    }

    private Map<String, Seen> scope() {
        Map<String, Seen> scope = scopes.peek();
        if (scope == null) {
            throw new IllegalStateException("a template begins with a scope");
        }
        return scope;
    }

    /** Pebble lets a set inside of a condition be seen outside of it: what was not set would fail there. */
    private void inner(@Nullable BodyNode body) {
        scopes.push(new HashMap<>());
        body(body);
        scopes.pop();
    }

    private void loop(ForNode loop) {
        Seen over = words.see(loop.getIterable(), loop.getLineNumber());
        Map<String, Seen> turn = new HashMap<>();
        turn.put("loop", Seen.LOOP);
        if (over instanceof Seen.Many many) {
            turn.put(loop.getIterationVariable(), many.each());
        } else if (over instanceof Seen.Any) {
            turn.put(loop.getIterationVariable(), over);
        } else {
            turn.put(loop.getIterationVariable(), Seen.VALUE);
            fault(
                    loop.getLineNumber(),
                    Message.of("system.template_no_list", "A loop goes over lines or other lists of records"));
        }
        scopes.push(turn);
        body(loop.getBody());
        scopes.pop();
        inner(loop.getElseBody());
    }

    private void include(IncludeNode include) {
        Expression<?> name = include.getIncludeExpression();
        if (name instanceof LiteralStringExpression literal) {
            template(literal.getValue(), include.getLineNumber());
        } else {
            fault(
                    include.getLineNumber(),
                    Message.of("system.template_include", "What is included is named in quotation marks"));
        }
    }
}
