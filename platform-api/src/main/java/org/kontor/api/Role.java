package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A role that a plugin brings: grants and permissions under a name. Administrators give it to users or copy it.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="role"}
 *
 * @param plugin the plugin that declares it
 * @param name lower-case letters, digits and {@code _}
 * @param label what administrators read, in English
 */
public record Role(String plugin, String name, String label, List<Grant> grants, List<Permission> permissions) {
    public Role {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        grants = List.copyOf(grants);
        permissions = List.copyOf(permissions);
    }

    public static Role of(String plugin, String name, String label) {
        return new Role(plugin, name, label, List.of(), List.of());
    }

    /** With these rights on records too. */
    public Role grant(Grant... grants) {
        return new Role(
                plugin,
                name,
                label,
                Stream.concat(this.grants.stream(), Stream.of(grants)).toList(),
                permissions);
    }

    /** With these permissions too. */
    public Role may(Permission... permissions) {
        return new Role(
                plugin,
                name,
                label,
                grants,
                Stream.concat(this.permissions.stream(), Stream.of(permissions)).toList());
    }
}
