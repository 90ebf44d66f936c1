package org.kontor.core.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kontor.api.Contribution;
import org.kontor.api.Permission;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * Who somebody is and what they may do, in a form that people read and the client decorates by. Parts are left out: they
 * are permitted with the record that they live in.
 *
 * @param permissions ids of the permissions held
 * @param entities by entity name: how far each verb reaches, see {@link Reach}; entities without any right are left out
 */
public record Profile(
        RightsState.User user,
        boolean isAdministrator,
        List<RightsState.Team> teams,
        List<RightsState.Role> roles,
        List<String> permissions,
        Map<String, Map<Verb, List<String>>> entities) {
    /** Of a person who acts now. */
    public static Profile of(AccessPolicy policy, Access access, Catalog catalog, List<Contribution> contributions) {
        RightsState state = policy.state();
        RightsState.User user = state.person(access.user()).orElseThrow(AccessPolicy::signedOut);
        Map<String, Map<Verb, List<String>>> entities = new TreeMap<>();
        for (EntityMeta entity : catalog.all()) {
            if (entity.isPart()) {
                continue;
            }
            Map<Verb, List<String>> verbs = new EnumMap<>(Verb.class);
            for (Verb verb : Verb.values()) {
                List<Right> rights = access.rights(entity.name(), verb);
                if (!rights.isEmpty()) {
                    verbs.put(verb, Reach.of(rights));
                }
            }
            if (!verbs.isEmpty()) {
                entities.put(entity.name().toString(), verbs);
            }
        }
        List<String> permissions = contributions.stream()
                .flatMap(contribution -> contribution.permissions().stream())
                .map(Permission::id)
                .filter(access::may)
                .sorted()
                .toList();
        return new Profile(
                user,
                policy.isAdministrator(access.actor()),
                sorted(
                        user.teams().stream().map(state.teams()::get).toList(),
                        Comparator.comparing(RightsState.Team::name)),
                sorted(
                        user.roles().stream().map(state.roles()::get).toList(),
                        Comparator.comparing(RightsState.Role::name)),
                permissions,
                entities);
    }

    private static <T> List<T> sorted(List<T> all, Comparator<T> order) {
        List<T> known = new ArrayList<>(all.stream().filter(Objects::nonNull).toList());
        known.sort(order);
        return List.copyOf(known);
    }
}
