package org.kontor.core.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Files as people attach them, good ones and others. */
final class Samples {
    private static final String WORD_HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private Samples() {}

    /** Writes an entry of an archive. */
    interface Entry {
        void writeTo(OutputStream out) throws IOException;
    }

    static byte[] zip(Object... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                switch (namesAndContents[i + 1]) {
                    case String text -> zip.write(text.getBytes(UTF_8));
                    case Entry entry -> entry.writeTo(zip);
                    default -> throw new IllegalArgumentException();
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] docx(String body) {
        return zip(
                "[Content_Types].xml",
                "<Types/>",
                "word/document.xml",
                WORD_HEAD + "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>");
    }

    static byte[] pdf(int pages, String text, String password) {
        try (PDDocument document = new PDDocument()) {
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(text + " " + i);
                    content.endText();
                }
            }
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many megabytes of one letter, wherever they are written. */
    static Entry megabytes(int number, String before, char letter) {
        return out -> {
            out.write(before.getBytes(UTF_8));
            byte[] some = String.valueOf(letter).repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < number; i++) {
                out.write(some);
            }
        };
    }
}
