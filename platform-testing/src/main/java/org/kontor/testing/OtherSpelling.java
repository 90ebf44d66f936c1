package org.kontor.testing;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;

/** Texts as somebody else writes them. */
final class OtherSpelling {
    private static final Transliterator HAN = Transliterator.getInstance("Han-Latin; Latin-ASCII");

    private OtherSpelling() {}

    static String marks(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('ł', 'l')
                .replace('Ł', 'L')
                .replace("ß", "ss");
    }

    static String umlauts(String text) {
        return text.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ü", "Ue")
                .replace("Ö", "Oe")
                .replace("ß", "ss");
    }

    static String plain(String text) {
        return marks(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    static String pinyin(String text) {
        StringBuilder read = new StringBuilder();
        String latin = HAN.transliterate(text).toLowerCase(Locale.ROOT);
        for (String syllable : latin.split("[^a-z]+")) {
            read.append(syllable);
        }
        return read.isEmpty() ? text : Character.toUpperCase(read.charAt(0)) + read.substring(1);
    }
}
