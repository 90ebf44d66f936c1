package org.kontor.core.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Reads the text of a file: of which kind it is says its content, and of plain texts their type or name. */
final class Reading {
    /** Of longer texts that are not packed the beginning is read. */
    private static final int LONGEST_PAGE = 8 << 20;

    private static final Set<String> PAGES = Set.of("htm", "html", "xhtml");
    private static final Set<String> PLAIN =
            Set.of("txt", "csv", "tsv", "md", "markdown", "log", "json", "yaml", "yml");
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    /** In old containers, what a new document under a password is called. */
    private static final byte[] PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private static final int PDF_WITHIN = 1024;

    private final TextSink sink = new TextSink();
    private final Asked asked;

    Reading(Asked asked) {
        this.asked = asked;
    }

    /** What it comes to; whatever a library makes of a file that it does not understand, it is damaged. */
    static Answered of(Asked asked) {
        return new Reading(asked).read();
    }

    private Answered read() {
        try {
            return found();
        } catch (TextSink.Full enough) {
            return Answered.of(sink);
        } catch (InvalidPasswordException locked) {
            return Answered.of(Answered.Kind.ENCRYPTED);
        } catch (Packed.TooMuch bomb) {
            String some = sink.text();
            return some.isEmpty() ? Answered.of(Answered.Kind.LARGE) : new Answered(Answered.Kind.TEXT, some, false);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError damaged) {
            return sink.isFull() ? Answered.of(sink) : Answered.of(Answered.Kind.DAMAGED);
        }
    }

    private Answered found() throws IOException {
        byte[] file = asked.content();
        if (at(file, PDF, PDF_WITHIN) >= 0) {
            return pdf();
        }
        if (at(file, ZIP, 1) >= 0) {
            return packed();
        }
        if (at(file, OLD_OFFICE, 1) >= 0) {
            boolean isLocked = at(file, PACKAGE, file.length) >= 0;
            return Answered.of(isLocked ? Answered.Kind.ENCRYPTED : Answered.Kind.NONE);
        }
        if (!Charsets.isText(file)) {
            return Answered.of(Answered.Kind.NONE);
        }
        if (is("text/html", "application/xhtml+xml") || PAGES.contains(ending())) {
            return page();
        }
        if (is("message/rfc822") || ending().equals("eml")) {
            new Mail(sink).read(cut(file));
            return answer(file);
        }
        if (is("text/xml", "application/xml", "image/svg+xml") || ending().equals("xml")) {
            return markup();
        }
        if (asked.type().startsWith("text/")
                || is("application/json", "application/csv", "application/yaml")
                || PLAIN.contains(ending())) {
            sink.write(letters(file));
            return answer(file);
        }
        return Answered.of(Answered.Kind.NONE);
    }

    private boolean is(String... types) {
        return Set.of(types).contains(asked.type());
    }

    private String ending() {
        int point = asked.name().lastIndexOf('.');
        return point < 0 ? "" : asked.name().substring(point + 1).toLowerCase(Locale.ROOT);
    }

    /** Where some bytes begin; -1 where they do not, before a place. */
    private static int at(byte[] file, byte[] some, int before) {
        int last = Math.min(before, file.length - some.length + 1);
        for (int from = 0; from < last; from++) {
            int same = 0;
            while (same < some.length && file[from + same] == some[same]) {
                same++;
            }
            if (same == some.length) {
                return from;
            }
        }
        return -1;
    }

    private Answered pdf() throws IOException {
        try (PDDocument document = Loader.loadPDF(asked.content())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.writeText(document, sink);
            return Answered.of(sink);
        }
    }

    private Answered packed() throws IOException {
        Packed packed = new Packed(asked.content(), sink);
        boolean isDocument = packed.read();
        if (packed.isEncrypted()) {
            return Answered.of(Answered.Kind.ENCRYPTED);
        }
        return isDocument
                ? new Answered(Answered.Kind.TEXT, sink.text(), !packed.isBroken())
                : Answered.of(Answered.Kind.NONE);
    }

    private Answered page() throws IOException {
        byte[] file = asked.content();
        String charset = Charsets.isMarked(file) ? null : Charsets.of(cut(file)).name();
        PageText.write(file, Math.min(file.length, LONGEST_PAGE), charset, sink);
        return answer(file);
    }

    private Answered markup() throws IOException {
        byte[] file = asked.content();
        Document all = Jsoup.parse(letters(file), "", Parser.xmlParser());
        // what stands before is declared, and no text
        boolean isDeclared = all.firstElementChild() != null;
        for (Node each : (Iterable<Node>) all.nodeStream()::iterator) {
            isDeclared &= each == all || !(each instanceof Element);
            if (!(each instanceof TextNode text)) {
                sink.blank();
            } else if (!isDeclared) {
                if (!(text.previousSibling() instanceof TextNode)) {
                    sink.blank();
                }
                sink.write(text.getWholeText());
            }
        }
        return answer(file);
    }

    private static byte[] cut(byte[] file) {
        return file.length <= LONGEST_PAGE ? file : Arrays.copyOf(file, LONGEST_PAGE);
    }

    private static String letters(byte[] file) {
        byte[] some = cut(file);
        return new String(some, Charsets.of(some));
    }

    private Answered answer(byte[] file) {
        return new Answered(Answered.Kind.TEXT, sink.text(), file.length <= LONGEST_PAGE);
    }
}
