package org.kontor.core.record;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.SaidTexts;

/**
 * A text of a kernel's record that each reader reads in their language.
 *
 * @param text in the language in which it was written down
 * @param made what it is made of; null of records of an earlier version
 */
record Said(String text, @Nullable String made) {
    /** It in a language, no longer than the field may be. */
    String in(Locale locale, FieldMeta field, Catalog catalog, Speech speech) {
        if (made == null) {
            return text;
        }
        String said = SaidTexts.of(made)
                .find(field.name(), catalog)
                .map(lines ->
                        lines.stream().map(line -> speech.text(line, locale)).collect(Collectors.joining("\n")))
                .orElse(text);
        int most = field.field().maxLength();
        return most > 0 && said.length() > most ? said.substring(0, most) : said;
    }
}
