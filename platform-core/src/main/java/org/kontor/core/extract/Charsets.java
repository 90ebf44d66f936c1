package org.kontor.core.extract;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;

/** In which letters a plain text is written: nothing in it says so for sure. */
final class Charsets {
    private static final int LOOKED_AT = 64 * 1024;

    private Charsets() {}

    /** What it most likely is; where there is a mark in the beginning or it can be UTF-8, that. */
    static Charset of(byte[] text) {
        if (begins(text, 0xFF, 0xFE) || begins(text, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16;
        }
        if (isUtf8(text)) {
            return StandardCharsets.UTF_8;
        }
        CharsetMatch match = new CharsetDetector()
                .setText(Arrays.copyOf(text, Math.min(text.length, LOOKED_AT)))
                .detect();
        try {
            return match == null ? StandardCharsets.ISO_8859_1 : Charset.forName(match.getName());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** Whether it is a text at all: files of other kinds have zeros in them. */
    static boolean isText(byte[] file) {
        if (begins(file, 0xFF, 0xFE) || begins(file, 0xFE, 0xFF)) {
            return true;
        }
        int looked = Math.min(file.length, LOOKED_AT);
        for (int i = 0; i < looked; i++) {
            if (file[i] == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a page of the web says it by itself. */
    static boolean isMarked(byte[] page) {
        String beginning = new String(page, 0, Math.min(page.length, 4096), StandardCharsets.ISO_8859_1);
        return beginning.toLowerCase(Locale.ROOT).contains("charset=") || begins(page, 0xEF, 0xBB);
    }

    private static boolean begins(byte[] text, int first, int second) {
        return text.length >= 2 && (text[0] & 0xFF) == first && (text[1] & 0xFF) == second;
    }

    /** The last letter may be cut. */
    private static boolean isUtf8(byte[] text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(text);
        CharBuffer letters = CharBuffer.allocate(LOOKED_AT);
        CoderResult result = decoder.decode(bytes, letters, false);
        while (result.isOverflow()) {
            letters.clear();
            result = decoder.decode(bytes, letters, false);
        }
        return result.isUnderflow();
    }
}
