package org.kontor.core.meta;

import org.kontor.api.Message;

/** A text that is the same in every language: a name, a formula, or the words of a library or of a plugin's author. */
public final class Plain {
    private static final String KEY = "system.plain";
    private static final String TEXT = "text";

    private Plain() {}

    /** It as a message. */
    public static Message text(String text) {
        return Message.of(KEY, "{text}").with(TEXT, text);
    }

    /** Whether a message is one. */
    public static boolean is(Message message) {
        return message.key().equals(KEY);
    }

    /** The text of one. */
    public static String of(Message plain) {
        return String.valueOf(plain.arguments().get(TEXT));
    }
}
