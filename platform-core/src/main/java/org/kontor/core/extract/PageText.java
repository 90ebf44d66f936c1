package org.kontor.core.extract;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a page in HTML. Each step is taken once for each element, however deep they nest. Mending what browsers
 * mend, such as what stands between the rows of tables, may still take long for pages made for that: after a while they
 * are read as they stand.
 */
final class PageText implements NodeFilter {
    private static final Duration MENDING = Duration.ofSeconds(2);
    private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "template");
    private static final Set<String> LINES =
            Set.of("p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "title");

    private final StringBuilder text = new StringBuilder();

    /** Ends whoever reads when their time is over. */
    private static final class Timely extends FilterInputStream {
        private final long end = System.nanoTime() + MENDING.toNanos();

        Timely(InputStream in) {
            super(in);
        }

        private static final class Over extends IOException {
            private static final long serialVersionUID = 1L;

            Over() {
                super("reading takes too long");
            }
        }

        private void check() throws Over {
            if (System.nanoTime() - end > 0) {
                throw new Over();
            }
        }

        @Override
        public int read() throws IOException {
            check();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            check();
            return super.read(bytes, from, length);
        }
    }

    private PageText() {}

    /**
     * Writes the text of a page.
     *
     * @param charset null where the page tells it
     */
    static void write(byte[] page, int length, @Nullable String charset, TextSink sink) throws IOException {
        PageText read = new PageText();
        parse(page, length, charset).filter(read);
        sink.write(read.text.toString());
    }

    private static Document parse(byte[] page, int length, @Nullable String charset) throws IOException {
        try {
            return Jsoup.parse(new Timely(new ByteArrayInputStream(page, 0, length)), charset, "");
        } catch (Timely.Over over) {
            return Jsoup.parse(new ByteArrayInputStream(page, 0, length), charset, "", Parser.xmlParser());
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode letters) {
            text.append(letters.getWholeText());
        }
        return node instanceof Element element && UNSEEN.contains(element.normalName())
                ? FilterResult.SKIP_ENTIRELY
                : FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && LINES.contains(element.normalName())) {
            text.append('\n');
        }
        return FilterResult.CONTINUE;
    }
}
