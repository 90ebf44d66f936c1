package org.kontor.core.extract;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents of office programs, which are archives of XML: those of Microsoft (docx, xlsx, pptx) and of OpenDocument.
 * What is packed is counted while it is unpacked, that which is passed over too.
 */
final class Packed {
    /** More than this is unpacked of no file. */
    static final long MOST_BYTES = 128L << 20;

    static final int MOST_ENTRIES = 10_000;

    private static final Pattern WORD =
            Pattern.compile("word/(document|header\\d*|footer\\d*|footnotes|endnotes|comments)\\.xml");
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]*\\.xml");
    private static final Pattern SLIDE =
            Pattern.compile("ppt/(slides|notesSlides)/[^/]*\\.xml|ppt/comments/[^/]*\\.xml");

    private final byte[] file;
    private final TextSink sink;
    private long bytes;
    private boolean isOffice;
    private boolean isEncrypted;

    Packed(byte[] file, TextSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** It asks for more to be unpacked than any document. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("more is packed into it than is unpacked");
        }
    }

    /** Reads it; answers false where it is no document but some archive. */
    boolean read() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new TooMuch();
                }
                Counted counted = new Counted(zip);
                read(entry.getName(), counted);
                counted.rest();
            }
        }
        return isOffice;
    }

    /** Whether its text is under a password. */
    boolean isEncrypted() {
        return isEncrypted;
    }

    private void read(String name, InputStream in) throws IOException {
        isOffice |= name.equals("[Content_Types].xml") || name.equals("mimetype");
        if (WORD.matcher(name).matches() || SLIDE.matcher(name).matches()) {
            markup(in, new Ooxml(sink));
        } else if (name.equals("xl/sharedStrings.xml") || name.startsWith("xl/comments")) {
            markup(in, new Ooxml(sink));
        } else if (SHEET.matcher(name).matches()) {
            markup(in, new Cells(sink));
        } else if (name.equals("content.xml")) {
            markup(in, new OpenDocument(sink));
        } else if (name.equals("META-INF/manifest.xml")) {
            markup(in, new Told() {
                @Override
                public void tag(String tag) {
                    isEncrypted |= tag.startsWith("manifest:encryption-data");
                }
            });
        }
    }

    private void markup(InputStream in, Markup.Told told) throws IOException {
        sink.line();
        // all programs write it
        new Markup(new InputStreamReader(in, StandardCharsets.UTF_8), told).read();
    }

    private abstract static class Told implements Markup.Told {
        @Override
        public void text(char letter) throws IOException {
            // of no interest
        }
    }

    /** Text of Microsoft's documents stands in elements {@code t}, whatever else there is. */
    private static final class Ooxml implements Markup.Told {
        private final TextSink sink;
        private boolean isText;

        Ooxml(TextSink sink) {
            this.sink = sink;
        }

        @Override
        public void tag(String tag) throws IOException {
            String name = name(tag);
            switch (name) {
                case "t" -> isText = !tag.endsWith("/");
                case "/t" -> isText = false;
                case "tab", "tab/" -> sink.blank();
                case "/p", "/si", "br", "br/", "cr", "cr/", "/comment" -> sink.line();
                default -> {}
            }
        }

        @Override
        public void text(char letter) throws IOException {
            if (isText) {
                sink.write(letter);
            }
        }
    }

    /** Cells: numbers and texts of their own; those that are shared stand elsewhere. */
    private static final class Cells implements Markup.Told {
        private final TextSink sink;
        private boolean isShared;
        private boolean isText;

        Cells(TextSink sink) {
            this.sink = sink;
        }

        @Override
        public void tag(String tag) throws IOException {
            switch (name(tag)) {
                case "c" -> {
                    isShared = tag.contains(" t=\"s\"");
                    sink.blank();
                }
                case "v", "t" -> isText = !isShared && !tag.endsWith("/");
                case "/v", "/t" -> isText = false;
                case "/row" -> sink.line();
                default -> {}
            }
        }

        @Override
        public void text(char letter) throws IOException {
            if (isText) {
                sink.write(letter);
            }
        }
    }

    /** All text below the body is the document's. */
    private static final class OpenDocument implements Markup.Told {
        private final TextSink sink;
        private boolean isBody;

        OpenDocument(TextSink sink) {
            this.sink = sink;
        }

        @Override
        public void tag(String tag) throws IOException {
            switch (name(tag)) {
                case "body" -> isBody = true;
                case "/body" -> isBody = false;
                case "s", "s/", "tab", "tab/", "/table-cell" -> sink.blank();
                case "/p", "/h", "/table-row", "line-break", "line-break/" -> sink.line();
                default -> {}
            }
        }

        @Override
        public void text(char letter) throws IOException {
            if (isBody) {
                sink.write(letter);
            }
        }
    }

    /** A tag's name without its prefix and attributes, with the sign of its end before it. */
    private static String name(String tag) {
        boolean isEnd = tag.startsWith("/");
        int end = isEnd ? 1 : 0;
        int from = end;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end))) {
            if (tag.charAt(end) == ':') {
                from = end + 1;
            }
            end++;
        }
        String name = tag.substring(from, end);
        return isEnd ? "/" + name : name;
    }

    /** Counts what is unpacked. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream zip) {
            super(zip);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte @Nullable [] to, int from, int length) throws IOException {
            int read = in.read(to, from, length);
            bytes += Math.max(0, read);
            if (bytes > MOST_BYTES) {
                throw new TooMuch();
            }
            return read;
        }

        /** What nobody wanted to read is unpacked too when the next one is looked for. */
        void rest() throws IOException {
            byte[] passed = new byte[8192];
            while (read(passed, 0, passed.length) >= 0) {
                // counted
            }
        }

        @Override
        public void close() {
            // the archive goes on
        }
    }
}
