package org.kontor.api;

import java.util.Objects;

/**
 * A shape of its own, such as a plugin's settings.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="settings"}
 *
 * @param plugin the owning plugin's id
 * @param name for example {@code settings}
 */
public record ShapeName(String plugin, String name) implements Shape {
    public ShapeName {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
    }

    public static ShapeName of(String plugin, String name) {
        return new ShapeName(plugin, name);
    }

    @Override
    public String toString() {
        return plugin + "." + name;
    }
}
