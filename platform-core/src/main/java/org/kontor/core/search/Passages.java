package org.kontor.core.search;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The pieces of a long text, which end where a line or a word does; made one after the other. */
final class Passages implements Iterable<String> {
    private static final int LENGTH = 2000;
    private static final int LONGEST_WORD = 200;

    private final String text;

    Passages(String text) {
        this.text = text;
    }

    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < text.length();
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int from = at;
                at = end(from);
                return text.substring(from, at);
            }
        };
    }

    private int end(int from) {
        int end = from + LENGTH;
        if (end >= text.length()) {
            return text.length();
        }
        // no further back: a long text need not have a line at all
        for (int line = end; line > from + LENGTH / 2; line--) {
            if (text.charAt(line) == '\n') {
                return line + 1;
            }
        }
        int blank = end;
        while (blank > end - LONGEST_WORD && !Character.isWhitespace(text.charAt(blank - 1))) {
            blank--;
        }
        if (blank > end - LONGEST_WORD) {
            return blank;
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
