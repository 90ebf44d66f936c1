package org.kontor.core.formula;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Texts, by whole characters, and never longer than a long text may be. */
final class Texts {
    private static final int LONGEST = 100_000;

    private Texts() {}

    static String bounded(String text) {
        if (text.length() > LONGEST) {
            throw new TooLarge();
        }
        return text;
    }

    static int size(String text) {
        return text.codePointCount(0, text.length());
    }

    /** As much of it as is there. */
    static String part(String text, BigDecimal from, @Nullable BigDecimal to) {
        int size = size(text);
        int first = Math.clamp(Numbers.whole(from), 0, size);
        int last = to == null ? size : Math.clamp(Numbers.whole(to), first, size);
        int begin = text.offsetByCodePoints(0, first);
        return text.substring(begin, text.offsetByCodePoints(begin, last - first));
    }

    static String of(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
