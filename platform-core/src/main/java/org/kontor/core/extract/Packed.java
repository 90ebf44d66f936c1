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
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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

    private static final XMLInputFactory FACTORY = factory();

    private final byte[] file;
    private final TextSink sink;
    private long bytes;
    private boolean isOffice;
    private boolean isEncrypted;
    private boolean isBroken;

    Packed(byte[] file, TextSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** What a document declares is passed over: nothing is looked up, and nothing is put in the place of anything. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // elements are known by their names alone
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
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

    /** Whether some of its markup is none, and what stands behind that is not read. */
    boolean isBroken() {
        return isBroken;
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
                void begin(String element, XMLStreamReader at) {
                    isEncrypted |= element.equals("encryption-data");
                }
            });
        }
    }

    private void markup(InputStream in, Told told) throws IOException {
        sink.line();
        try {
            // all programs write it
            tell(FACTORY.createXMLStreamReader(new InputStreamReader(in, StandardCharsets.UTF_8)), told);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException failed) {
                throw failed;
            }
            // what stands before is kept
            isBroken = true;
        }
    }

    private void tell(XMLStreamReader from, Told told) throws XMLStreamException, IOException {
        while (from.hasNext()) {
            switch (from.next()) {
                case XMLStreamConstants.START_ELEMENT -> told.begin(name(from), from);
                case XMLStreamConstants.END_ELEMENT -> told.end(name(from));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (told.isText) {
                        sink.write(from.getTextCharacters(), from.getTextStart(), from.getTextLength());
                    }
                }
                default -> {}
            }
        }
    }

    /** Without its prefix. */
    private static String name(XMLStreamReader from) {
        String name = from.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    /** What elements mean. */
    private abstract static class Told {
        /** Whether letters are text now. */
        boolean isText;

        abstract void begin(String name, XMLStreamReader at);

        void end(String name) {
            // of no interest
        }
    }

    /** Text of Microsoft's documents stands in elements {@code t}, whatever else there is. */
    private static final class Ooxml extends Told {
        private final TextSink sink;

        Ooxml(TextSink sink) {
            this.sink = sink;
        }

        @Override
        void begin(String name, XMLStreamReader at) {
            switch (name) {
                case "t" -> isText = true;
                case "tab" -> sink.blank();
                case "br", "cr" -> sink.line();
                default -> {}
            }
        }

        @Override
        void end(String name) {
            switch (name) {
                case "t" -> isText = false;
                case "p", "si", "comment" -> sink.line();
                default -> {}
            }
        }
    }

    /** Cells: numbers and texts of their own; those that are shared stand elsewhere. */
    private static final class Cells extends Told {
        private final TextSink sink;
        private boolean isShared;

        Cells(TextSink sink) {
            this.sink = sink;
        }

        @Override
        void begin(String name, XMLStreamReader at) {
            switch (name) {
                case "c" -> {
                    isShared = "s".equals(at.getAttributeValue(null, "t"));
                    sink.blank();
                }
                case "v", "t" -> isText = !isShared;
                default -> {}
            }
        }

        @Override
        void end(String name) {
            switch (name) {
                case "v", "t" -> isText = false;
                case "row" -> sink.line();
                default -> {}
            }
        }
    }

    /** All text below the body is the document's. */
    private static final class OpenDocument extends Told {
        private final TextSink sink;

        OpenDocument(TextSink sink) {
            this.sink = sink;
        }

        @Override
        void begin(String name, XMLStreamReader at) {
            switch (name) {
                case "body" -> isText = true;
                case "s", "tab" -> sink.blank();
                case "line-break" -> sink.line();
                default -> {}
            }
        }

        @Override
        void end(String name) {
            switch (name) {
                case "body" -> isText = false;
                case "table-cell" -> sink.blank();
                case "p", "h", "table-row" -> sink.line();
                default -> {}
            }
        }
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
