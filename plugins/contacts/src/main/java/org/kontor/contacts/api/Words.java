package org.kontor.contacts.api;

import org.kontor.api.Message;

/** Sentences of this plugin: their key is {@code contacts.} and a name. */
public final class Words {
    private Words() {}

    /** A sentence by its name within the plugin and its English pattern. */
    public static Message of(String name, String english) {
        return Message.of("contacts." + name, english);
    }
}
