package org.kontor.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An action's name, and the root of its input and output fields.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="action-name"}
 *
 * @param plugin the plugin that declares the action
 * @param entity the entity whose records it acts on, as {@code plugin.name}; null for an action of its own
 * @param name lower-case letters, digits and {@code _}, beginning with a letter
 */
public record ActionName(String plugin, @Nullable String entity, String name) implements Shape {
    public ActionName {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
    }

    /** An action that belongs to no record. */
    public static ActionName of(String plugin, String name) {
        return new ActionName(plugin, null, name);
    }

    /** An action on one record of an entity of the same plugin. */
    public static ActionName on(EntityName entity, String name) {
        return new ActionName(entity.plugin(), entity.toString(), name);
    }

    /** An action that a plugin brings to another plugin's entity. */
    public static ActionName on(String plugin, EntityName entity, String name) {
        return new ActionName(plugin, entity.toString(), name);
    }

    /** For example {@code inventory.order.receive}; for an action of its own {@code mail.send}. */
    @Override
    public String toString() {
        return (entity == null ? plugin : entity) + "." + name;
    }
}
