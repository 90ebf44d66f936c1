package org.kontor.core.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Scope;
import org.kontor.core.database.Transaction;

/** Reads one state of rights. What is written wrongly gives nothing. */
final class RightsReader {
    private RightsReader() {}

    static RightsState read(Transaction transaction, Instant now) {
        RightsMapper rows = transaction.mapper(RightsMapper.class);
        List<RightsState.Team> teams = rows.teams().stream()
                .map(row -> new RightsState.Team(row.id(), row.name(), row.partOfId()))
                .toList();
        // users keep the reference to a team in the trash, so that it comes back with it; it gives no right meanwhile
        Set<UUID> present = teams.stream().map(RightsState.Team::id).collect(Collectors.toSet());
        Map<UUID, Set<UUID>> members = links(rows.teamsOfUsers());
        Map<UUID, Set<UUID>> roles = links(rows.rolesOfUsers());
        return RightsState.of(
                rows.users().stream()
                        .map(row -> user(row, present, members, roles))
                        .toList(),
                teams,
                roles(rows),
                rows.tokens(now).stream().map(RightsReader::token).toList(),
                links(rows.givers()));
    }

    private static Map<UUID, Set<UUID>> links(List<RightsMapper.LinkRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        RightsMapper.LinkRow::recordId,
                        Collectors.mapping(RightsMapper.LinkRow::targetId, Collectors.toSet())));
    }

    private static RightsState.User user(
            RightsMapper.UserRow row, Set<UUID> present, Map<UUID, Set<UUID>> members, Map<UUID, Set<UUID>> roles) {
        UUID mainTeam = row.mainTeamId() != null && present.contains(row.mainTeamId()) ? row.mainTeamId() : null;
        Set<UUID> teams = new HashSet<>(members.getOrDefault(row.id(), Set.of()));
        teams.retainAll(present);
        if (mainTeam != null) {
            teams.add(mainTeam);
        }
        return new RightsState.User(
                row.id(),
                row.name(),
                row.fullName() == null ? row.name() : row.fullName(),
                row.email(),
                locale(row.locale()),
                zone(row.zone()),
                "person".equals(row.kind()),
                Boolean.TRUE.equals(row.active()),
                Boolean.TRUE.equals(row.administrator()),
                row.managerId(),
                mainTeam,
                teams,
                roles.getOrDefault(row.id(), Set.of()));
    }

    /** The root where the user chose none, or none that there is. */
    private static Locale locale(@Nullable String tag) {
        Locale locale = tag == null ? Locale.ROOT : Locale.forLanguageTag(tag);
        return locale.getLanguage().isEmpty() ? Locale.ROOT : locale;
    }

    /** Null where the user chose none, or none that there is. */
    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static List<RightsState.Role> roles(RightsMapper rows) {
        Map<UUID, List<RightsState.StoredGrant>> grants = new HashMap<>();
        for (RightsMapper.GrantRow row : rows.grants()) {
            grant(row)
                    .ifPresent(grant -> grants.computeIfAbsent(row.parentId(), key -> new ArrayList<>())
                            .add(grant));
        }
        Map<UUID, Set<String>> permissions = new HashMap<>();
        for (RightsMapper.PermissionRow row : rows.permissions()) {
            if (row.permission() != null) {
                permissions
                        .computeIfAbsent(row.parentId(), key -> new HashSet<>())
                        .add(row.permission());
            }
        }
        return rows.roles().stream()
                .map(row -> new RightsState.Role(
                        row.id(),
                        row.name(),
                        row.label() == null ? row.name() : row.label(),
                        Boolean.TRUE.equals(row.administrator()),
                        "plugin".equals(row.origin()),
                        grants.getOrDefault(row.id(), List.of()),
                        permissions.getOrDefault(row.id(), Set.of())))
                .toList();
    }

    private static Optional<RightsState.StoredGrant> grant(RightsMapper.GrantRow row) {
        Optional<Scope> scope = Stream.of(Scope.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(row.scope()))
                .findFirst();
        if (row.entity() == null || row.verbs() == null || scope.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RightsState.StoredGrant(
                row.entity(),
                TokenRights.verbs(row.verbs(), "\\|"),
                scope.get(),
                row.condition(),
                row.onlyFields() == null ? null : names(row.onlyFields()),
                names(row.butFields()),
                names(row.alsoFields())));
    }

    /** The names in a text, separated by commas or blanks. */
    static Set<String> names(@Nullable String text) {
        return text == null
                ? Set.of()
                : Stream.of(text.split("[,\\s]+", -1))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static RightsState.Token token(RightsMapper.TokenRow row) {
        return new RightsState.Token(
                row.id(),
                row.userId(),
                row.name(),
                row.hash(),
                TokenRights.stored(row.readOnly(), row.entities(), row.permissions()),
                row.expiresAt());
    }
}
