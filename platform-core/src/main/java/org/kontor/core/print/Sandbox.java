package org.kontor.core.print;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.extension.Test;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * Pebble with nearly everything taken away: what a template may say is a closed list, and a template sees maps, lists, texts,
 * numbers and yes or no, none of whose methods it can call. {@link TemplateWalk} looks through what was read before it runs.
 */
final class Sandbox {
    /** How long a template may work on one document. */
    static final Duration MOST_TIME = Duration.ofSeconds(2);

    /** How many letters it may write. */
    static final int MOST_LETTERS = 5 << 20;

    static final Set<String> FILTERS = Set.of("escape", "default", "upper", "lower", "capitalize", "trim");
    static final Set<String> TESTS = Set.of("empty", "even", "odd");
    static final Set<String> FUNCTIONS = Set.of("range", "label");
    private static final Set<String> TAGS = Set.of("if", "for", "set", "include");

    private final Map<String, RootNode> roots = new HashMap<>();
    private final Deadline deadline;
    private final Allowance allowance;
    private final PebbleEngine engine;

    /** Where the text of a template is found by its name. */
    @FunctionalInterface
    interface Texts {
        Optional<String> find(String id);
    }

    /**
     * @param functions those of {@link #FUNCTIONS}
     * @param deadline that everything is held to
     */
    Sandbox(Texts texts, Map<String, Function> functions, Deadline deadline) {
        this.deadline = deadline;
        this.allowance = new Allowance(MOST_LETTERS, deadline);
        this.engine = new PebbleEngine.Builder()
                .loader(new Given(texts))
                .registerExtensionCustomizer(Fewer::new)
                .extension(new AbstractExtension() {
                    @Override
                    public List<NodeVisitorFactory> getNodeVisitors() {
                        return List.of(template -> new Roots((PebbleTemplateImpl) template));
                    }

                    @Override
                    public Map<String, Function> getFunctions() {
                        return functions;
                    }
                })
                .strictVariables(true)
                .autoEscaping(true)
                .defaultEscapingStrategy("html")
                .cacheActive(true)
                .defaultLocale(Locale.ROOT)
                .maxRenderedSize(MOST_LETTERS)
                // of all objects, the counter of a loop alone answers by methods
                .methodAccessValidator((object, method) -> object instanceof ForNode.LoopVariables)
                .build();
    }

    /**
     * Reads a template.
     *
     * @throws PebbleException where it cannot be read, with the line
     */
    RootNode root(String id) {
        try {
            engine.getTemplate(id);
        } catch (StackOverflowError e) {
            throw new PebbleException(null, "it is nested too deeply", 1, id);
        }
        RootNode root = roots.get(id);
        if (root == null) {
            throw new IllegalStateException("Pebble showed no root of " + id);
        }
        return root;
    }

    /**
     * Fills a template that was looked through.
     *
     * @throws Refusal INVALID when it takes too long or writes too much
     */
    String fill(String id, Map<String, Object> values, Locale locale) {
        StringWriter text = new StringWriter();
        try {
            engine.getTemplate(id).evaluate(deadline.watch(text), values, locale);
            return text.toString();
        } catch (Refusal e) {
            throw e;
        } catch (PebbleException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            if (text.getBuffer().length() > MOST_LETTERS - (1 << 16)) {
                throw Allowance.exceeded(MOST_LETTERS);
            }
            throw failed(e, e.getPebbleMessage(), e.getLineNumber());
        } catch (RuntimeException | StackOverflowError e) {
            // a number where a text is wanted: the template's author is told, and not the server's
            throw failed(e, e.getMessage(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal failed(Throwable e, @Nullable String reason, @Nullable Integer line) {
        Message failed = Message.of("system.template_failed", "The template does not work on this record: {reason}")
                .with("reason", reason == null ? e.getClass().getSimpleName() : reason);
        return Refusal.of(
                Refusal.Code.INVALID,
                line == null
                        ? failed
                        : Message.of("system.template_line", "Line {line}: {reason}")
                                .with("line", line.toString())
                                .with("reason", failed),
                e);
    }

    Deadline deadline() {
        return deadline;
    }

    /** Keeps the trees that Pebble makes of texts. */
    private final class Roots extends AbstractNodeVisitor {
        Roots(PebbleTemplateImpl template) {
            super(template);
        }

        @Override
        public void visit(RootNode node) {
            roots.put(getTemplate().getName(), node);
        }
    }

    /** What an extension brings, less all that is not on our lists. */
    private final class Fewer extends ExtensionCustomizer {
        Fewer(Extension extension) {
            super(extension);
        }

        @Override
        public @Nullable Map<String, Filter> getFilters() {
            Map<String, Filter> filters = only(super.getFilters(), FILTERS);
            if (filters != null) {
                filters.replaceAll((name, filter) -> allowance.of(filter));
            }
            return filters;
        }

        @Override
        public @Nullable Map<String, Test> getTests() {
            return only(super.getTests(), TESTS);
        }

        @Override
        public @Nullable Map<String, Function> getFunctions() {
            return only(super.getFunctions(), Set.of());
        }

        @Override
        public @Nullable List<TokenParser> getTokenParsers() {
            List<TokenParser> all = super.getTokenParsers();
            return all == null
                    ? null
                    : all.stream()
                            .filter(each -> TAGS.contains(each.getTag()))
                            .map(each -> each.getTag().equals("include") ? new IncludeTag(deadline) : each)
                            .toList();
        }

        private static <T> @Nullable Map<String, T> only(@Nullable Map<String, T> all, Set<String> wanted) {
            return all == null
                    ? null
                    : all.entrySet().stream()
                            .filter(each -> wanted.contains(each.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /** Texts that we have, and no way to any other. */
    private record Given(Texts texts) implements Loader<String> {
        @Override
        public Reader getReader(String id) {
            return new StringReader(
                    texts.find(id).orElseThrow(() -> new PebbleException(null, "there is no template " + id, 1, id)));
        }

        @Override
        public void setCharset(String charset) {}

        @Override
        public void setPrefix(String prefix) {}

        @Override
        public void setSuffix(String suffix) {}

        @Override
        public @Nullable String resolveRelativePath(String relativePath, String anchorPath) {
            return null;
        }

        @Override
        public String createCacheKey(String id) {
            return id;
        }

        @Override
        public boolean resourceExists(String id) {
            return texts.find(id).isPresent();
        }
    }
}
