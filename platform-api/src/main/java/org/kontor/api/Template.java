package org.kontor.api;

import java.util.Objects;
import java.util.Optional;

/**
 * A template of documents: HTML in the plugin's jar, with the words of a closed language (Pebble's, less what could harm) for
 * what is filled in. Administrators may put a version of their own in its place, and go back to this one.
 *
 * {@snippet class="org.kontor.example.PrintingPlugin" region="template"}
 *
 * @param plugin the plugin that brings it
 * @param name within the plugin
 * @param entity of whose records it makes documents; empty for a piece that other templates include
 * @param path of the HTML in the jar
 * @param title what people choose it by, in English; other languages under {@code <plugin>.template.<name>}
 */
public record Template(String plugin, String name, Optional<EntityName> entity, String path, String title) {
    public Template {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(title, "title");
    }

    /** A template for records of an entity, own or foreign. */
    public static Template of(String plugin, String name, EntityName entity, String path) {
        return new Template(plugin, name, Optional.of(entity), path, readable(name));
    }

    /** A piece that templates include by its {@link #id}, such as a letterhead. */
    public static Template piece(String plugin, String name, String path) {
        return new Template(plugin, name, Optional.empty(), path, readable(name));
    }

    /** With a title. */
    public Template title(String english) {
        return new Template(plugin, name, entity, path, english);
    }

    /** How it is named everywhere else: {@code billing.invoice}. */
    public String id() {
        return plugin + "." + name;
    }

    private static String readable(String name) {
        String spaced = name.replace('_', ' ');
        return spaced.isEmpty() ? name : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    @Override
    public String toString() {
        return id();
    }
}
