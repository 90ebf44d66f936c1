package org.kontor.core.access;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Permission;
import org.kontor.api.Ref;

/**
 * An actor as the kernel makes it.
 *
 * @param ref the user's record; for a plugin's own actor the record of its technical user
 * @param name how the change log names the actor
 * @param locale the actor's language; the root where the user chose none
 * @param zone the actor's time zone
 * @param plugin the plugin whose own actor this is, or null for people
 * @param tokenId the API token that was used, or null
 * @param permissions asks the policy whether a permission is held now
 * @param usual the language where the user chose none
 */
public record KernelActor(
        Ref ref,
        String name,
        Locale locale,
        ZoneId zone,
        @Nullable String plugin,
        @Nullable UUID tokenId,
        Predicate<Permission> permissions,
        Locale usual)
        implements Actor {
    /** An actor who is spoken to in English where they chose nothing else. */
    public KernelActor(
            Ref ref,
            String name,
            Locale locale,
            ZoneId zone,
            @Nullable String plugin,
            @Nullable UUID tokenId,
            Predicate<Permission> permissions) {
        this(ref, name, locale, zone, plugin, tokenId, permissions, Locale.ENGLISH);
    }

    /** The usual language where the user chose none. */
    @Override
    public Locale locale() {
        return locale.equals(Locale.ROOT) ? usual : locale;
    }

    /** The same in another language where the user chose none. */
    public KernelActor speaking(Locale language) {
        return locale.equals(Locale.ROOT)
                ? new KernelActor(ref, name, language, zone, plugin, tokenId, permissions, usual)
                : this;
    }

    @Override
    public boolean may(Permission permission) {
        return permissions.test(permission);
    }
}
