package org.kontor.core.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What reading a file came to.
 *
 * @param isWhole whether there was no more text
 */
record Answered(Kind kind, String text, boolean isWhole) {
    /** What became of it. */
    enum Kind {
        TEXT,
        NONE,
        ENCRYPTED,
        LARGE,
        DAMAGED
    }

    static Answered of(Kind kind) {
        return new Answered(kind, "", true);
    }

    static Answered of(TextSink sink) {
        return new Answered(Kind.TEXT, sink.text(), !sink.isFull());
    }

    void write(DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeByte(kind.ordinal());
        out.writeBoolean(isWhole);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static Answered read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        boolean isWhole = in.readBoolean();
        int length = in.readInt();
        if (kind >= Kind.values().length || length < 0 || length > 4 * TextSink.MOST) {
            throw new IOException("that is no answer");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new Answered(Kind.values()[kind], new String(bytes, UTF_8), isWhole);
    }
}
