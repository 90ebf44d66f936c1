package org.kontor.core.layer;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one layer says of one element of a form; null where it says nothing.
 *
 * @param isSection whether of a section, else of a field
 * @param element the section's name, or the field's path
 * @param words labels by language
 * @param condition as it is stored
 * @param by who said it last
 */
public record FormSaid(
        Level level,
        boolean isSection,
        String element,
        @Nullable Boolean hidden,
        @Nullable String label,
        Map<String, String> words,
        @Nullable Long place,
        @Nullable Long columns,
        @Nullable Boolean collapsed,
        @Nullable String condition,
        @Nullable String section,
        @Nullable String after,
        boolean isFirst,
        UUID by,
        Instant at) {
    public FormSaid {
        words = Map.copyOf(words);
    }

    /** Whether it says where a field stands. */
    boolean places() {
        return section != null || after != null || isFirst;
    }

    /** How the element is called, if it says that. */
    public Optional<String> label(Locale locale) {
        return LabelText.in(locale, words).or(() -> Optional.ofNullable(label));
    }

    /** All that it says, by the name of the field that says it; where a field stands is said by one key. */
    public Map<String, Object> says() {
        Map<String, Object> says = new LinkedHashMap<>();
        put(says, "hidden", hidden);
        put(says, "label", label == null && !words.isEmpty() ? words.toString() : label);
        put(says, "place", place);
        put(says, "column_count", columns);
        put(says, "collapsed", collapsed);
        put(says, "condition", condition);
        put(says, "section", section);
        put(says, "after_element", after);
        put(says, "at_start", isFirst ? Boolean.TRUE : null);
        return says;
    }

    private static void put(Map<String, Object> says, String key, @Nullable Object value) {
        if (value != null) {
            says.put(key, value);
        }
    }
}
