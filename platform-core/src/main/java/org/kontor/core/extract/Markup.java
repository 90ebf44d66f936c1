package org.kontor.core.extract;

import java.io.IOException;
import java.io.Reader;

/**
 * Tells tags of XML and text apart, and does nothing else with it: what a document declares is passed over, nothing is looked up
 * and nothing is put in the place of anything, so that no document can ask for more than its own letters. It needs the
 * same little memory for any document.
 */
final class Markup {
    private static final int LONGEST_TAG = 4_000;
    private static final int LONGEST_ENTITY = 12;

    /** What is told of what was found. */
    interface Told {
        /**
         * A tag, as it is written between its signs: {@code w:p}, {@code /w:p}, {@code c r="A1" t="s"}; cut where it is very
         * long.
         */
        void tag(String tag) throws IOException;

        void text(char letter) throws IOException;
    }

    private final Reader in;
    private final Told told;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int filled;
    private final StringBuilder word = new StringBuilder();

    Markup(Reader in, Told told) {
        this.in = in;
        this.told = told;
    }

    private int next() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return at < filled ? buffer[at++] : -1;
    }

    /** Reads all of it. */
    void read() throws IOException {
        for (int letter = next(); letter >= 0; letter = next()) {
            if (letter == '<') {
                tag();
            } else if (letter == '&') {
                entity();
            } else {
                told.text((char) letter);
            }
        }
    }

    private void tag() throws IOException {
        word.setLength(0);
        char quote = 0;
        for (int letter = next(); letter >= 0; letter = next()) {
            if (letter == '>' && quote == 0) {
                told.tag(word.toString());
                return;
            }
            if (word.length() < LONGEST_TAG) {
                word.append((char) letter);
            }
            if (is("!--")) {
                passOver("-->");
                return;
            }
            if (is("![CDATA[")) {
                literally();
                return;
            }
            if (letter == quote) {
                quote = 0;
            } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = (char) letter;
            } else if (quote == 0 && letter == '[' && word.charAt(0) == '!') {
                // what a document declares, to the end of it
                passOver("]");
            }
        }
    }

    private boolean is(String begin) {
        return word.length() == begin.length() && word.indexOf(begin) == 0;
    }

    private void passOver(String end) throws IOException {
        int met = 0;
        for (int letter = next(); letter >= 0; letter = next()) {
            met = letter == end.charAt(met)
                    ? met + 1
                    : letter == end.charAt(0) ? (met == 2 && letter == '-' ? 2 : 1) : 0;
            if (met == end.length()) {
                return;
            }
        }
    }

    private void literally() throws IOException {
        int closing = 0;
        for (int letter = next(); letter >= 0; letter = next()) {
            if (letter == ']') {
                closing++;
            } else if (letter == '>' && closing >= 2) {
                return;
            } else {
                for (; closing > 0; closing--) {
                    told.text(']');
                }
                told.text((char) letter);
            }
        }
    }

    /** Only those that every document has; of others nothing is there. */
    private void entity() throws IOException {
        word.setLength(0);
        int letter = next();
        while (letter >= 0 && letter != ';' && letter != '<' && letter != '&' && word.length() < LONGEST_ENTITY) {
            word.append((char) letter);
            letter = next();
        }
        if (letter == '<') {
            tag();
        } else if (letter == '&') {
            entity();
        } else {
            put(word.toString());
        }
    }

    private void put(String name) throws IOException {
        switch (name) {
            case "amp" -> told.text('&');
            case "lt" -> told.text('<');
            case "gt" -> told.text('>');
            case "quot" -> told.text('"');
            case "apos" -> told.text('\'');
            case "nbsp" -> told.text(' ');
            default -> {
                if (name.startsWith("#")) {
                    number(name);
                }
            }
        }
    }

    private void number(String name) throws IOException {
        try {
            int letter = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1));
            if (Character.isValidCodePoint(letter)) {
                for (char each : Character.toChars(letter)) {
                    told.text(each);
                }
            }
        } catch (NumberFormatException none) {
            told.text(' ');
        }
    }
}
