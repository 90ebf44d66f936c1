package org.kontor.core.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Verb;
import org.kontor.api.Who;
import org.kontor.core.meta.FieldMeta;

/**
 * What an actor may do, at the moment it was made. No statement on records is written without one, and only the {@link
 * AccessPolicy} makes one.
 */
public final class Access {
    private final KernelActor actor;
    private final @Nullable String through;
    private final Membership membership;
    private final Rights rights;
    private final boolean exporting;

    /** Looks up an actor's rights; the policy's business. */
    interface Rights {
        /** None at all. */
        Rights NONE = new Rights() {
            @Override
            public List<Right> of(EntityName entity, Verb verb) {
                return List.of();
            }

            @Override
            public boolean may(String permissionId) {
                return false;
            }

            @Override
            public boolean admits(String permissionId) {
                return false;
            }
        };

        List<Right> of(EntityName entity, Verb verb);

        boolean may(String permissionId);

        /** Whether what the actor came with, such as an API token, lets a permission through, whoever holds it. */
        boolean admits(String permissionId);
    }

    /** Where an actor stands among people. */
    record Membership(
            @Nullable UUID mainTeam,
            Set<UUID> teams,
            Set<UUID> subordinates,
            String login,
            Set<String> roles,
            Set<String> teamNames,
            BiPredicate<String, String> hides) {
        static final Membership NONE = new Membership(null, Set.of(), Set.of());

        Membership {
            roles = Set.copyOf(roles);
            teamNames = Set.copyOf(teamNames);
            teams = Set.copyOf(teams);
            subordinates = Set.copyOf(subordinates);
        }

        /** Where no value of a list is hidden. */
        Membership(@Nullable UUID mainTeam, Set<UUID> teams, Set<UUID> subordinates) {
            this(mainTeam, teams, subordinates, "", Set.of(), Set.of(), (list, value) -> false);
        }
    }

    Access(KernelActor actor, @Nullable String through, Membership membership, Rights rights) {
        this(actor, through, membership, rights, false);
    }

    private Access(
            KernelActor actor, @Nullable String through, Membership membership, Rights rights, boolean exporting) {
        this.exporting = exporting;
        this.actor = actor;
        this.through = through;
        this.membership = membership;
        this.rights = rights;
    }

    /** The same person, in a plugin's own right. */
    Access through(String plugin, Rights own) {
        return new Access(actor, plugin, membership, own);
    }

    /** The same actor, who reads of some entities only what they may also take out at once. */
    public Access exporting(Set<EntityName> exported) {
        Map<EntityName, List<Right>> both = new HashMap<>();
        for (EntityName entity : exported) {
            List<Right> narrowed = new ArrayList<>();
            for (Right reading : rights.of(entity, Verb.READ)) {
                rights.of(entity, Verb.EXPORT).forEach(exporting -> narrowed.add(reading.and(exporting)));
            }
            both.put(entity, narrowed);
        }
        Rights narrowed = new Rights() {
            @Override
            public List<Right> of(EntityName entity, Verb verb) {
                List<Right> limited = verb == Verb.READ ? both.get(entity) : null;
                return limited == null ? rights.of(entity, verb) : limited;
            }

            @Override
            public boolean may(String permissionId) {
                return rights.may(permissionId);
            }

            @Override
            public boolean admits(String permissionId) {
                return rights.admits(permissionId);
            }
        };
        return new Access(actor, through, membership, narrowed, true);
    }

    /** Whether records are taken out: they hold what the actor may read, and nothing in the place of the rest. */
    public boolean isExporting() {
        return exporting;
    }

    /** The same actor by rights of their own, without what others share with them. */
    public Access own() {
        Rights own = new Rights() {
            @Override
            public List<Right> of(EntityName entity, Verb verb) {
                return rights.of(entity, verb).stream().filter(Right::isOwn).toList();
            }

            @Override
            public boolean may(String permissionId) {
                return rights.may(permissionId);
            }

            @Override
            public boolean admits(String permissionId) {
                return rights.admits(permissionId);
            }
        };
        return new Access(actor, through, membership, own, exporting);
    }

    /** Who acts: stands in {@code created_by}, and is "me" in conditions. */
    public KernelActor actor() {
        return actor;
    }

    /** The plugin in whose own right the actor acts, if it does. */
    public Optional<String> through() {
        return Optional.ofNullable(through);
    }

    /** The user's id. */
    public UUID user() {
        return actor.ref().id();
    }

    /** The team that the user's new records belong to. */
    public Optional<UUID> mainTeam() {
        return Optional.ofNullable(membership.mainTeam());
    }

    /** The user's teams, the main one among them. */
    public Set<UUID> teams() {
        return membership.teams();
    }

    /** Whether the user is one of some people for whatever they are, and not for what a record says. */
    boolean is(Who who) {
        return switch (who) {
            case Who.InRole role -> membership.roles().contains(role.name());
            case Who.InTeam team -> membership.teamNames().contains(team.name());
            case Who.Named named -> membership.login().equals(named.login());
            case Who.Holding holding -> may(holding.permission().id());
            case Who.Of of -> false;
            case Who.ManagerOf manager -> false;
        };
    }

    /** Whether what the actor came with lets a permission through, whoever holds it. */
    boolean admits(String permissionId) {
        return rights.admits(permissionId);
    }

    /** Everybody below the user in the reporting line, without the user. */
    public Set<UUID> subordinates() {
        return membership.subordinates();
    }

    /**
     * The actor's rights to do something with records of an entity; empty when there is none. For parts: the rights on
     * their fields, the row being permitted with its parent.
     */
    public List<Right> rights(EntityName entity, Verb verb) {
        return rights.of(entity, verb);
    }

    /**
     * Whether some right for a verb opens a field, on the records that it reaches. Owner and team are written by whoever
     * may share a record too: they give it away.
     */
    public boolean opens(FieldMeta field, Verb verb) {
        List<Right> given = rights(field.entity(), verb);
        boolean isReading = verb == Verb.READ || verb == Verb.EXPORT;
        if (isReading && field.system() != null) {
            return !given.isEmpty();
        }
        return given.stream().anyMatch(right -> right.fields().includes(field))
                || (field.saysWhose()
                        && !given.isEmpty()
                        && !rights(field.entity(), Verb.SHARE).isEmpty());
    }

    /** Whether a value of a list is not for the actor to choose: it is hidden where they work. Plugins' own right chooses all. */
    public boolean hides(String list, String value) {
        return through == null && membership.hides().test(list, value);
    }

    /** Whether the actor holds a permission, by its id. */
    public boolean may(String permissionId) {
        return rights.may(permissionId);
    }
}
