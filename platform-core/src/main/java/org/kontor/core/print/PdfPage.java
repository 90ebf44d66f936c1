package org.kontor.core.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A page of which a PDF is to be made, as it goes to the process that makes it.
 *
 * @param language of its letters, as HTML names it
 */
record PdfPage(String html, String title, String language) {
    void write(DataOutputStream out) throws IOException {
        for (String text : new String[] {html, title, language}) {
            byte[] bytes = text.getBytes(UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    static PdfPage read(DataInputStream in) throws IOException {
        return new PdfPage(text(in), text(in), text(in));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }
}
