package org.kontor.api;

import java.util.Objects;

/**
 * A right beyond the verbs of entities, for actions and resources.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="permission"}
 *
 * @param plugin the plugin that declares it
 * @param name lower-case letters, digits, {@code _} and {@code .}
 * @param label what administrators read, in English
 */
public record Permission(String plugin, String name, String label) {
    public Permission {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
    }

    public static Permission of(String plugin, String name, String label) {
        return new Permission(plugin, name, label);
    }

    /** {@code <plugin>.<name>}, as roles and {@link Requires} write it. */
    public String id() {
        return plugin + "." + name;
    }
}
