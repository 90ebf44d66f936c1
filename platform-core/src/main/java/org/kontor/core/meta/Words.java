package org.kontor.core.meta;

import java.util.Locale;
import java.util.Optional;
import org.kontor.api.Message;

/** What messages are made of in a language: patterns, and the names of what they speak of. */
public interface Words {
    /** What the code says, in English, with names as programs write them. */
    Words ENGLISH = new Words() {
        @Override
        public String pattern(Message message, Locale locale) {
            return message.english();
        }

        @Override
        public Optional<String> label(Object named, Locale locale) {
            return Optional.empty();
        }
    };

    /** A message's pattern. */
    String pattern(Message message, Locale locale);

    /** What people call an entity, a field, an action, or the value of a field that is a choice; empty for all else. */
    Optional<String> label(Object named, Locale locale);
}
