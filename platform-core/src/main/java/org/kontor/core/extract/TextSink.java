package org.kontor.core.extract;

import java.io.IOException;
import java.io.Writer;

/**
 * Takes text in as it is found, without signs that are no text and with one blank where there are several, up to a limit: then
 * it ends whoever writes.
 */
final class TextSink extends Writer {
    /** More letters of a file are not kept. */
    static final int MOST = 1_000_000;

    /** There is as much as is kept. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full() {
            super("there is enough text");
        }
    }

    private final StringBuilder text = new StringBuilder();
    private char pending;
    private boolean isFull;

    /** Parts what is before from what comes. */
    void blank() {
        if (pending == 0) {
            pending = ' ';
        }
    }

    /** Begins another line. */
    void line() {
        pending = '\n';
    }

    @Override
    public void write(char[] letters, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            put(letters[i]);
        }
    }

    private void put(char letter) throws IOException {
        if (letter == '\n' || letter == '\r' || letter == '\f') {
            line();
        } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
            blank();
        } else if (isText(letter)) {
            if (text.length() + 2 > MOST) {
                isFull = true;
                throw new Full();
            }
            if (pending != 0 && !text.isEmpty()) {
                text.append(pending);
            }
            pending = 0;
            text.append(letter);
        }
    }

    /** Soft hyphens, marks of direction and what no database keeps are none. */
    private static boolean isText(char letter) {
        return !Character.isISOControl(letter)
                && Character.getType(letter) != Character.FORMAT
                && letter < 0xFFFE
                && Character.getType(letter) != Character.PRIVATE_USE;
    }

    /** Whether there was more than is kept. */
    boolean isFull() {
        return isFull;
    }

    /** What was taken in; halves of characters are left out. */
    String text() {
        StringBuilder whole = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE) {
                whole.appendCodePoint(letter);
            }
            at += Character.charCount(letter);
        }
        return whole.toString();
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // nothing to close
    }
}
