package org.kontor.contacts.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Lets through whole lines of UTF-8 (RFC 3629) until one is not. A decoder reads ahead, and loses what was right before the
 * byte that it cannot read; this hands over all lines before that one first, and then names it.
 */
final class Utf8Lines extends InputStream {
    private static final int BUFFER = 8192;
    private static final int CONTINUES_FROM = 0x80;
    private static final int CONTINUES_TO = 0xBF;

    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long line = 1;
    /** How many bytes the character under way still needs, and between which the next one lies. */
    private int needed;

    private int from = CONTINUES_FROM;
    private int to = CONTINUES_TO;
    private @Nullable NotUtf8 broken;

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

    Utf8Lines(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        return isThere() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isThere()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, offset, count);
        at += count;
        return count;
    }

    /** Nothing that would have to be read first: whoever asks takes what it has before it hears of a line that is broken. */
    @Override
    public int available() {
        return end - at;
    }

    private boolean isThere() throws IOException {
        while (at == end) {
            if (broken != null) {
                throw broken;
            }
            int count = bytes.read(buffer, 0, BUFFER);
            at = 0;
            end = Math.max(0, count);
            if (count < 0) {
                if (needed == 0) {
                    return false;
                }
                broken = new NotUtf8(line);
            }
            check(end);
        }
        return true;
    }

    /** Ends what is handed over before the first line that is not UTF-8. */
    private void check(int count) {
        int lineBegins = 0;
        for (int i = 0; i < count; i++) {
            int each = buffer[i] & 0xFF;
            if (!isNext(each)) {
                broken = new NotUtf8(line);
                end = lineBegins;
                return;
            }
            if (each == '\n') {
                line++;
                lineBegins = i + 1;
            }
        }
    }

    private boolean isNext(int each) {
        if (needed > 0) {
            boolean fits = each >= from && each <= to;
            needed--;
            from = CONTINUES_FROM;
            to = CONTINUES_TO;
            return fits;
        }
        if (each < 0x80) {
            return true;
        }
        if (each < 0xC2 || each > 0xF4) {
            return false;
        }
        needed = each < 0xE0 ? 1 : each < 0xF0 ? 2 : 3;
        // neither longer than needed, nor a surrogate, nor beyond U+10FFFF
        from = each == 0xE0 ? 0xA0 : each == 0xF0 ? 0x90 : CONTINUES_FROM;
        to = each == 0xED ? 0x9F : each == 0xF4 ? 0x8F : CONTINUES_TO;
        return true;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
