package org.kontor.core.meta;

import java.nio.charset.StandardCharsets;
import org.kontor.api.Message;

/** Text cut so that it fits into both databases, one of which counts a letter beyond the first plane as two. */
public final class ShortText {
    private static final char REPLACEMENT = '\ufffd';

    private ShortText() {}

    /**
     * The beginning of a text that comes from anywhere, such as the message of a failure, in letters that both databases
     * keep: a sign of replacement stands for what is none.
     */
    public static String storable(String text, int most) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
        return of(whole.replace('\0', REPLACEMENT), most);
    }

    /** The beginning of a text, without half of a letter at its end. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean wouldPart = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, wouldPart ? most - 1 : most);
    }

    /**
     * Text that no database can hold must not become its error, nor be kept to fail whenever it is asked.
     *
     * @throws BadValue when it is such a text
     */
    public static void checkWhole(String text) throws BadValue {
        boolean whole = text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        if (!whole) {
            throw new BadValue(Message.of("system.control_character", "Must not hold control characters"));
        }
    }
}
