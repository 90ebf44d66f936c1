package org.kontor.core.layer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kontor.api.Message;

/** What people may be made to read in place of a plugin's words: one line of letters that everybody sees. */
final class LabelText {
    static final int LONGEST = 100;
    static final int LONGEST_HELP = 500;
    private static final int MOST_LANGUAGES = 50;
    /** Of scripts in which letters are joined or kept apart by them. */
    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");

    private LabelText() {}

    /** Why a text is no label, if it is none. */
    static Optional<Message> refusal(String text, int longest) {
        if (text.isBlank()) {
            return Optional.of(Message.of("system.label_blank", "A label says something"));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of(Message.of("system.label_long", "A label has at most {most, number} characters")
                    .with("most", longest));
        }
        if (text.codePoints().anyMatch(LabelText::isUnseen)) {
            return Optional.of(Message.of(
                    "system.label_unseen", "A label has no characters that nobody sees or that turn others round"));
        }
        return MARKUP.matcher(text).find()
                ? Optional.of(Message.of("system.label_markup", "A label is plain text, without tags"))
                : Optional.empty();
    }

    private static boolean isUnseen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> !JOINERS.contains(letter);
            default -> false;
        };
    }

    /** Whether a text names a language as it is usually written. */
    static boolean isLanguage(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.toLanguageTag().equals(tag)
                && Set.of(Locale.getISOLanguages()).contains(locale.getLanguage());
    }

    /** Why lines such as {@code de=Vertrieb} are no labels, if they are none. */
    static Optional<Message> wordsRefusal(String text) {
        String[] lines = text.split("\n", -1);
        Set<String> seen = new HashSet<>();
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            int sign = line.indexOf('=');
            String language = sign < 0 ? line : line.substring(0, sign).strip();
            if (sign < 0 || !isLanguage(language) || !seen.add(language) || seen.size() > MOST_LANGUAGES) {
                return Optional.of(Message.of(
                        "system.label_words",
                        "Say a line for each language, each language once, such as de=Vertrieb or zh-CN=销售"));
            }
            Optional<Message> refusal = refusal(line.substring(sign + 1).strip(), LONGEST);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** The same, as texts by language; what is no line is passed by. */
    static Map<String, String> words(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int sign = line.indexOf('=');
            if (sign > 0) {
                words.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            }
        }
        return words;
    }

    /** What is said in a language: for {@code de-AT} in {@code de-AT}, then in {@code de}. */
    static <T> Optional<T> in(Locale locale, Map<String, T> texts) {
        T exact = texts.get(locale.toLanguageTag());
        if (exact != null) {
            return Optional.of(exact);
        }
        T script = texts.get(locale.getLanguage() + "-" + locale.getScript());
        return Optional.ofNullable(script == null ? texts.get(locale.getLanguage()) : script);
    }
}
