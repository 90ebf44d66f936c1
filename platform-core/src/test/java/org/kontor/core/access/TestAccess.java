package org.kontor.core.access;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Verb;
import org.kontor.core.meta.CatalogBuilder;

/** Accesses with rights that a test thinks up. */
public final class TestAccess {
    private TestAccess() {}

    /** Somebody with these rights. */
    public static Access of(
            UUID user,
            ZoneId zone,
            Set<UUID> teams,
            Set<UUID> subordinates,
            Map<EntityName, Map<Verb, List<Right>>> rights,
            Set<String> permissions) {
        KernelActor actor = new KernelActor(
                new Ref(CatalogBuilder.USER, user), "Somebody", Locale.ENGLISH, zone, null, null, permission -> false);
        Access.Rights given = new Access.Rights() {
            @Override
            public List<Right> of(EntityName entity, Verb verb) {
                return rights.getOrDefault(entity, Map.of()).getOrDefault(verb, List.of());
            }

            @Override
            public boolean may(String permissionId) {
                return permissions.contains(permissionId);
            }

            @Override
            public boolean admits(String permissionId) {
                return true;
            }
        };
        return new Access(actor, null, new Access.Membership(null, teams, subordinates), given);
    }

    /** The same, with whom others share; what they give is theirs by these rights. */
    public static Access receiving(Access own, List<Access> givers) {
        Access.Rights both = new Access.Rights() {
            @Override
            public List<Right> of(EntityName entity, Verb verb) {
                return Shared.with(own.rights(entity, verb), entity, verb, givers);
            }

            @Override
            public boolean may(String permissionId) {
                return own.may(permissionId);
            }

            @Override
            public boolean admits(String permissionId) {
                return true;
            }
        };
        return new Access(own.actor(), null, new Access.Membership(null, own.teams(), own.subordinates()), both);
    }

    /** Somebody who may do everything. */
    public static Access whole(UUID user) {
        Access.Rights all = new Access.Rights() {
            @Override
            public List<Right> of(EntityName entity, Verb verb) {
                return List.of(Right.whole());
            }

            @Override
            public boolean may(String permissionId) {
                return true;
            }

            @Override
            public boolean admits(String permissionId) {
                return true;
            }
        };
        KernelActor actor = new KernelActor(
                new Ref(CatalogBuilder.USER, user), "Root", Locale.ENGLISH, ZoneId.of("UTC"), null, null, any -> true);
        return new Access(actor, null, Access.Membership.NONE, all);
    }
}
