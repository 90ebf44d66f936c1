package org.kontor.core.meta;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.kontor.api.FieldType;

/** What a field may become while it holds values: another type that says the same of each of them. */
public final class TypeChange {
    private static final Set<FieldType> TEXTS = EnumSet.of(FieldType.TEXT, FieldType.LONG_TEXT);
    private static final Set<FieldType> LINES = EnumSet.of(
            FieldType.TEXT, FieldType.EMAIL, FieldType.PHONE, FieldType.URL, FieldType.COUNTRY, FieldType.CHOICE);
    private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.PRICE);
    /** What can be written as a text and read again. */
    private static final Set<FieldType> WRITTEN =
            EnumSet.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.PRICE, FieldType.YES_NO, FieldType.DATE);
    /** As numbers are written; what begins with zeros is none, but a code. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private TypeChange() {}

    /** Whether values of one type can be values of another; each has to be looked at unless {@link #isSafe}. */
    public static boolean isPossible(FieldType before, FieldType after) {
        boolean fromText = TEXTS.contains(before) || LINES.contains(before);
        boolean toText = TEXTS.contains(after) || LINES.contains(after) || after == FieldType.RICH_TEXT;
        return fromText && (toText || WRITTEN.contains(after))
                || WRITTEN.contains(before) && TEXTS.contains(after)
                || NUMBERS.contains(before) && NUMBERS.contains(after);
    }

    /**
     * Whether every value of one type is one of another.
     *
     * @param maxLength that the field will have; 0 for the type's own
     */
    public static boolean isSafe(FieldType before, FieldType after, int maxLength) {
        boolean toWideText = maxLength == 0 && TEXTS.contains(after);
        return toWideText && (LINES.contains(before) && after == FieldType.LONG_TEXT || WRITTEN.contains(before))
                || NUMBERS.contains(before) && NUMBERS.contains(after) && after != FieldType.INTEGER;
    }

    /**
     * Whether a field that becomes another goes on saying the same.
     *
     * @param value of the field as it was
     */
    public static boolean keeps(FieldMeta before, Object value, FieldMeta after) {
        String text = before.kind().written(value);
        try {
            Object parsed = after.kind().parse(text, after.field());
            Object stored = parsed == null ? null : after.kind().check(parsed, after);
            return stored != null && isSame(text, after.kind().written(stored), after.type());
        } catch (BadValue misfit) {
            return false;
        }
    }

    private static boolean isSame(String before, String after, FieldType type) {
        return before.equals(after)
                || NUMBERS.contains(type)
                        && NUMBER.matcher(before).matches()
                        && new BigDecimal(before).compareTo(new BigDecimal(after)) == 0;
    }
}
