package org.kontor.core.print;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What became of a page, as it comes from the process that was to make a PDF of it.
 *
 * @param bytes the PDF, or in UTF-8 why there is none
 */
record PdfAnswer(Kind kind, byte[] bytes) {
    /** The server holds it in its memory until it is sent. */
    private static final int LARGEST = 16 << 20;

    /** Whether it went well, or what went wrong. */
    enum Kind {
        PDF,
        TOO_LARGE,
        PICTURE_TOO_LARGE,
        FAILED
    }

    static PdfAnswer pdf(byte[] pdf) {
        return pdf.length > LARGEST ? new PdfAnswer(Kind.TOO_LARGE, new byte[0]) : new PdfAnswer(Kind.PDF, pdf);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.ordinal());
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static PdfAnswer read(DataInputStream in) throws IOException {
        Kind kind = Kind.values()[in.readUnsignedByte()];
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new PdfAnswer(kind, bytes);
    }
}
