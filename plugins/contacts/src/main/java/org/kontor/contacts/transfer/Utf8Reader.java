package org.kontor.contacts.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 up to the first byte that is none, and names its line then. Java's own reader throws as soon as it meets such
 * a byte, and loses what it had decoded before it.
 */
final class Utf8Reader extends Reader {
    private static final int BUFFER = 8192;

    private final InputStream bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer out = CharBuffer.allocate(BUFFER).limit(0);
    private boolean isAtEnd;
    private long line = 1;

    /** A line that is not UTF-8. */
    static final class NotUtf8 extends CharacterCodingException {
        private static final long serialVersionUID = 1L;

        private final long line;

        private NotUtf8(long line) {
            this.line = line;
        }

        /** Which one, from 1. */
        long line() {
            return line;
        }

        @Override
        public String getMessage() {
            return "line " + line + " is not UTF-8";
        }
    }

    Utf8Reader(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!out.hasRemaining()) {
            CoderResult result = decode();
            if (!out.hasRemaining()) {
                if (result.isError()) {
                    throw new NotUtf8(line);
                }
                if (isAtEnd) {
                    return -1;
                }
                fill();
            }
        }
        int count = Math.min(length, out.remaining());
        out.get(into, offset, count);
        return count;
    }

    /** What comes before a byte that is no UTF-8 is handed over first: the decoder meets it again the next time. */
    private CoderResult decode() {
        out.clear();
        CoderResult result = decoder.decode(in, out, isAtEnd);
        out.flip();
        line += out.chars().filter(letter -> letter == '\n').count();
        return result;
    }

    private void fill() throws IOException {
        in.compact();
        int count = bytes.read(in.array(), in.position(), in.remaining());
        isAtEnd = count < 0;
        in.position(in.position() + Math.max(0, count)).flip();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
