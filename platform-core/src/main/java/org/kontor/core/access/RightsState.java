package org.kontor.core.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.api.Who;

/**
 * Users, teams, roles and API tokens as they stood at one moment. Immutable.
 *
 * @param logins users by login
 * @param tokens API tokens in force
 * @param tokenHashes ids of tokens by the hash of their secret
 * @param reports who reports directly to a user
 * @param givers who shares something with a user or a team
 */
public record RightsState(
        Map<UUID, User> users,
        Map<String, UUID> logins,
        Map<UUID, Team> teams,
        Map<UUID, Role> roles,
        Map<UUID, Token> tokens,
        Map<String, UUID> tokenHashes,
        Map<UUID, Set<UUID>> reports,
        Map<UUID, Set<UUID>> givers) {

    /**
     * A user.
     *
     * @param teams all of the user's teams, the main one among them
     * @param roles ids of roles
     * @param locale the root where the user chose none
     * @param zone null where the user chose none
     */
    public record User(
            UUID id,
            String login,
            String fullName,
            @Nullable String email,
            Locale locale,
            @Nullable ZoneId zone,
            boolean isPerson,
            boolean isActive,
            boolean isAdministrator,
            @Nullable UUID manager,
            @Nullable UUID mainTeam,
            Set<UUID> teams,
            Set<UUID> roles) {
        public User {
            teams = Set.copyOf(teams);
            roles = Set.copyOf(roles);
        }
    }

    /**
     * A team.
     *
     * @param partOf the larger team that it is part of
     */
    public record Team(UUID id, String name, @Nullable UUID partOf) {}

    /**
     * A role.
     *
     * @param isDeclared whether a plugin declares it: then the plugin says its grants, and the row has none
     */
    public record Role(
            UUID id,
            String name,
            String label,
            boolean isAdministrator,
            boolean isDeclared,
            List<StoredGrant> grants,
            Set<String> permissions) {
        public Role {
            grants = List.copyOf(grants);
            permissions = Set.copyOf(permissions);
        }
    }

    /**
     * A grant as administrators wrote it.
     *
     * @param condition as it is stored, or null
     * @param only null for all fields
     */
    public record StoredGrant(
            String entity,
            Set<Verb> verbs,
            Scope scope,
            @Nullable String condition,
            @Nullable Set<String> only,
            Set<String> but,
            Set<String> also) {}

    /** An API token in force; its secret is known by its hash alone. */
    public record Token(UUID id, UUID user, String name, String hash, TokenRights rights, Instant expiresAt) {}

    public RightsState {
        users = Map.copyOf(users);
        logins = Map.copyOf(logins);
        teams = Map.copyOf(teams);
        roles = Map.copyOf(roles);
        tokens = Map.copyOf(tokens);
        tokenHashes = Map.copyOf(tokenHashes);
        reports = Map.copyOf(reports);
        givers = Map.copyOf(givers);
    }

    static RightsState of(
            List<User> users, List<Team> teams, List<Role> roles, List<Token> tokens, Map<UUID, Set<UUID>> givers) {
        Map<UUID, User> byId = new HashMap<>();
        Map<String, UUID> logins = new HashMap<>();
        Map<UUID, Set<UUID>> reports = new HashMap<>();
        for (User user : users) {
            byId.put(user.id(), user);
            logins.put(user.login(), user.id());
            if (user.manager() != null) {
                reports.computeIfAbsent(user.manager(), key -> new HashSet<>()).add(user.id());
            }
        }
        Map<UUID, Team> teamsById = new HashMap<>();
        teams.forEach(team -> teamsById.put(team.id(), team));
        Map<UUID, Role> rolesById = new HashMap<>();
        roles.forEach(role -> rolesById.put(role.id(), role));
        Map<UUID, Token> tokensById = new HashMap<>();
        Map<String, UUID> tokenHashes = new HashMap<>();
        for (Token token : tokens) {
            tokensById.put(token.id(), token);
            tokenHashes.put(token.hash(), token.id());
        }
        return new RightsState(byId, logins, teamsById, rolesById, tokensById, tokenHashes, reports, givers);
    }

    /** A person who may act now: known, active, and no technical user. */
    public Optional<User> person(UUID id) {
        return Optional.ofNullable(users.get(id)).filter(user -> user.isActive() && user.isPerson());
    }

    /** Whether there is such a role, team or user at all. */
    public boolean has(Who who) {
        return switch (who) {
            case Who.InRole role ->
                roles.values().stream().anyMatch(each -> each.name().equals(role.name()));
            case Who.InTeam team ->
                teams.values().stream().anyMatch(each -> each.name().equals(team.name()));
            case Who.Named named -> logins.containsKey(named.login());
            case Who.Holding holding -> true;
            case Who.Of of -> true;
            case Who.ManagerOf manager -> true;
        };
    }

    /** The names of a user's roles: {@code contacts.sales} for one that a plugin declares. */
    public Set<String> roleNames(User user) {
        return user.roles().stream()
                .map(roles::get)
                .filter(Objects::nonNull)
                .map(Role::name)
                .collect(Collectors.toSet());
    }

    /** The names of a user's teams, the main one among them. */
    public Set<String> teamNames(User user) {
        return user.teams().stream()
                .map(teams::get)
                .filter(Objects::nonNull)
                .map(Team::name)
                .collect(Collectors.toSet());
    }

    /** Whether a user administers, of their own or by a role. */
    public boolean isAdministrator(User user) {
        return user.isAdministrator()
                || user.roles().stream().map(roles::get).anyMatch(role -> role != null && role.isAdministrator());
    }

    /**
     * Whether whoever holds all roles of a user, and so may set their password, would see more by acting as them: through
     * teams or people below that are not their own. Somebody without roles sees nothing.
     */
    boolean reachesFurther(User user, User keeper) {
        return isInHandOf(keeper, user.roles())
                && !(keeper.teams().containsAll(user.teams())
                        && subordinates(keeper.id()).containsAll(subordinates(user.id())));
    }

    /** Whether somebody holds all of some roles, and there is one. */
    public static boolean isInHandOf(User keeper, Set<UUID> roles) {
        return !roles.isEmpty() && keeper.roles().containsAll(roles);
    }

    /**
     * A user's teams from the nearest on: the main one and those that it is part of, upwards, then the same of the others, in
     * the order of names. Each once; a circle does no harm.
     */
    public List<UUID> nearestTeams(User user) {
        Set<UUID> nearest = new LinkedHashSet<>();
        Stream.concat(
                        Stream.ofNullable(user.mainTeam()).map(teams::get),
                        user.teams().stream()
                                .map(teams::get)
                                .filter(Objects::nonNull)
                                .sorted(Comparator.comparing(Team::name).thenComparing(Team::id)))
                .forEach(team -> {
                    for (Team each = team; each != null && nearest.add(each.id()); ) {
                        each = each.partOf() == null ? null : teams.get(each.partOf());
                    }
                });
        return List.copyOf(nearest);
    }

    /** Everybody else who shares something with a user or with one of the user's teams, in one order. */
    public Set<UUID> giversTo(User user) {
        Set<UUID> all = new TreeSet<>(givers.getOrDefault(user.id(), Set.of()));
        user.teams().forEach(team -> all.addAll(givers.getOrDefault(team, Set.of())));
        all.remove(user.id());
        return all;
    }

    /** Everybody below a user in the reporting line, at whatever depth, without the user; a cycle does no harm. */
    public Set<UUID> subordinates(UUID user) {
        Set<UUID> below = new HashSet<>();
        Deque<UUID> open = new ArrayDeque<>(List.of(user));
        while (!open.isEmpty()) {
            for (UUID report : reports.getOrDefault(open.pop(), Set.of())) {
                if (below.add(report)) {
                    open.push(report);
                }
            }
        }
        below.remove(user);
        return below;
    }
}
