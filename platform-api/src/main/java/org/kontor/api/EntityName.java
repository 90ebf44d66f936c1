package org.kontor.api;

import java.time.Instant;
import java.util.Objects;

/**
 * An entity's name, which is also the root of its fields and of the terms that every entity has. Names that fields cannot
 * have are listed at {@link Shape}.
 *
 * {@snippet class="org.kontor.example.Account" region="name"}
 *
 * @param plugin the owning plugin's id
 * @param name singular, lower-case letters, digits and {@code _}, beginning with a letter, at most 30 characters
 */
public record EntityName(String plugin, String name) implements Shape {
    public EntityName {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
    }

    public static EntityName of(String plugin, String name) {
        return new EntityName(plugin, name);
    }

    /**
     * Reads {@code plugin.name}.
     *
     * @throws IllegalArgumentException when the text is not two names joined by a point
     */
    public static EntityName parse(String text) {
        int point = text.indexOf('.');
        if (point < 1 || point != text.lastIndexOf('.') || point == text.length() - 1) {
            throw new IllegalArgumentException("'" + text + "' is not an entity's name such as contacts.account");
        }
        return new EntityName(text.substring(0, point), text.substring(point + 1));
    }

    /** The record itself, to be compared with references. */
    public Term<Ref> self() {
        return new SystemTerm<>(this, SystemTerm.Kind.ID);
    }

    /** The user who owns the record; only of entities that are {@link Entity#owned}. */
    public Term<Ref> owner() {
        return new SystemTerm<>(this, SystemTerm.Kind.OWNER);
    }

    /** The team that the record belongs to; only of entities that are {@link Entity#owned}. */
    public Term<Ref> team() {
        return new SystemTerm<>(this, SystemTerm.Kind.TEAM);
    }

    /** Who made the record. */
    public Term<Ref> creator() {
        return new SystemTerm<>(this, SystemTerm.Kind.CREATED_BY);
    }

    /** Who changed the record last. */
    public Term<Ref> changer() {
        return new SystemTerm<>(this, SystemTerm.Kind.UPDATED_BY);
    }

    /** When the record was made. */
    public Term<Instant> createdAt() {
        return new SystemTerm<>(this, SystemTerm.Kind.CREATED_AT);
    }

    /** When the record was changed last. */
    public Term<Instant> updatedAt() {
        return new SystemTerm<>(this, SystemTerm.Kind.UPDATED_AT);
    }

    /** Of a part: the record it lives in. */
    public Term<Ref> parent() {
        return new SystemTerm<>(this, SystemTerm.Kind.PARENT);
    }

    /** Of an {@link Aspect}: the record that plays it; of a part that plays it, the record that it lives in. */
    public Term<Ref> source() {
        return new SystemTerm<>(this, SystemTerm.Kind.SOURCE);
    }

    /** {@code plugin.name}, as REST, permissions and messages write it. */
    @Override
    public String toString() {
        return plugin + "." + name;
    }
}
