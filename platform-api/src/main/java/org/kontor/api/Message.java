package org.kontor.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A sentence for people, in the reader's language: an ICU MessageFormat pattern and its arguments. The English pattern
 * stands in the code; other languages in {@code i18n/<language>.properties} of the plugin, under the key.
 *
 * <p>Arguments are given as what they are and said as the reader writes them: numbers, dates, moments and money; an {@link
 * EntityName}, a {@link Field} or an {@link ActionName} by its label, the value of a choice's field ({@code
 * STATE.to(DONE)}) by that of the choice; another message in the same language; several in a list, separated.
 *
 * {@snippet class="org.kontor.example.Writing" region="message"}
 *
 * @param key for example {@code contacts.iban_wrong}; begins with the plugin's id
 * @param english the pattern in English, for example <code>{iban} is not a valid IBAN</code>
 * @param arguments the pattern's named arguments
 */
public record Message(String key, String english, Map<String, Object> arguments) {
    public Message {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(english, "english");
        arguments = Map.copyOf(arguments);
    }

    public static Message of(String key, String english) {
        return new Message(key, english, Map.of());
    }

    /** The same with one more argument. */
    public Message with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new Message(key, english, more);
    }
}
