package org.kontor.core.meta;

/** Text cut so that it fits into both databases, one of which counts a letter beyond the first plane as two. */
public final class ShortText {
    private ShortText() {}

    /** The beginning of a text, without half of a letter at its end. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean wouldPart = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, wouldPart ? most - 1 : most);
    }
}
