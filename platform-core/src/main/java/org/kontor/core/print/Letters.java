package org.kontor.core.print;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Sees to it that text is copied out of a document as it was put in. Some Chinese characters have a second code as radicals,
 * drawn alike; a PDF names the lower code of a drawing, so that 户 would come out as ⼾. The radicals are taken from the font's
 * table of codes, and text that holds some gets the usual characters instead.
 */
final class Letters {
    private static final int FIRST = 0x2E80;
    private static final int LAST = 0x2FDF;
    private static final Pattern RADICALS = Pattern.compile("[\\x{2E80}-\\x{2FDF}]+");

    private static final int TABLE_OF_CODES = tag("cmap");
    private static final int RANGES = 12;
    private static final int GROUP = 12;

    private Letters() {}

    /** The text without radicals that have a usual form. */
    static String usual(String text) {
        return RADICALS.matcher(text).replaceAll(found -> Normalizer.normalize(found.group(), Normalizer.Form.NFKC));
    }

    private static int tag(String name) {
        return (name.charAt(0) << 24) | (name.charAt(1) << 16) | (name.charAt(2) << 8) | name.charAt(3);
    }

    /** A TrueType font that does not know the radicals, in the same array. */
    static byte[] withoutRadicals(byte[] font) {
        ByteBuffer file = ByteBuffer.wrap(font);
        int tables = file.getShort(4);
        for (int i = 0; i < tables; i++) {
            int entry = 12 + 16 * i;
            if (file.getInt(entry) == TABLE_OF_CODES) {
                codes(file, file.getInt(entry + 8));
            }
        }
        return font;
    }

    private static void codes(ByteBuffer file, int table) {
        int subtables = file.getShort(table + 2);
        for (int i = 0; i < subtables; i++) {
            int subtable = table + file.getInt(table + 4 + 8 * i + 4);
            if (file.getShort(subtable) == RANGES) {
                ranges(file, subtable);
            }
        }
    }

    /** The ranges of codes stay in their order; what is left of one that is cut stays where it was. */
    private static void ranges(ByteBuffer file, int subtable) {
        int count = file.getInt(subtable + 12);
        int begin = subtable + 16;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int from = file.getInt(begin + GROUP * i);
            int to = file.getInt(begin + GROUP * i + 4);
            int glyph = file.getInt(begin + GROUP * i + 8);
            boolean isRadical = from >= FIRST && to <= LAST;
            if (!isRadical) {
                int place = begin + GROUP * kept;
                file.putInt(place, from).putInt(place + 4, to).putInt(place + 8, glyph);
                kept++;
            }
        }
        file.putInt(subtable + 12, kept);
    }
}
