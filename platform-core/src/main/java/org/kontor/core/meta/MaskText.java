package org.kontor.core.meta;

/** The text of masks: dots, and of values that are long enough how they end. It tells nothing of a value's length. */
public final class MaskText {
    private static final String DOTS = "••••";
    /** How many times what is shown a value has to be long. */
    private static final int HIDDEN = 3;

    private MaskText() {}

    /**
     * The mask of a value.
     *
     * @param last how many of its characters are shown; none of a value that is less than three times as long
     */
    public static String of(String value, int last) {
        int length = value.codePointCount(0, value.length());
        return last == 0 || length < HIDDEN * last
                ? DOTS
                : DOTS + " " + value.substring(value.offsetByCodePoints(value.length(), -last));
    }

    /** Whether a text is a mask that came back. */
    public static boolean isMask(String text) {
        return text.startsWith(DOTS);
    }
}
