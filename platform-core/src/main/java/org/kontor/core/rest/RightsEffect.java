package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kontor.api.Permission;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Reach;
import org.kontor.core.access.RightsState;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * What a transaction that has written roles, users or teams changes of what people may do. People of whom the same changes are
 * told together, and records are counted for the first of them.
 */
final class RightsEffect {
    private static final int MOST_NAMES = 20;
    private static final int MOST_COUNTED = 20;

    private final Services services;
    private final Transaction transaction;
    private final AccessPolicy now;
    private final AccessPolicy then;
    private int counted;

    /** What decides of somebody's rights, apart from what others share with them. */
    private record Standing(
            Set<UUID> roles, boolean administers, Set<UUID> teams, Set<UUID> subordinates, boolean isThere) {
        static Standing of(RightsState state, UUID id) {
            return state.person(id)
                    .map(user -> new Standing(
                            user.roles(), state.isAdministrator(user), user.teams(), state.subordinates(id), true))
                    .orElse(new Standing(Set.of(), false, Set.of(), Set.of(), false));
        }
    }

    private record Change(Standing before, Standing after) {}

    RightsEffect(Services services, Transaction transaction) {
        this.services = services;
        this.transaction = transaction;
        this.now = services.policy();
        this.then = now.supposing(transaction);
    }

    ObjectNode json() {
        ObjectNode json = services.json().createObjectNode();
        Map<Change, List<RightsState.User>> changed = changed();
        json.put("users", changed.values().stream().mapToLong(List::size).sum());
        ArrayNode changes = json.putArray("changes");
        changed.values().forEach(users -> change(users, changes));
        return json;
    }

    private Map<Change, List<RightsState.User>> changed() {
        RightsState before = now.state();
        RightsState after = then.state();
        Set<UUID> roles = new HashSet<>(before.roles().keySet());
        roles.addAll(after.roles().keySet());
        roles.removeIf(
                role -> Objects.equals(before.roles().get(role), after.roles().get(role)));
        Map<Change, List<RightsState.User>> changed = new LinkedHashMap<>();
        Stream.concat(before.users().values().stream(), after.users().values().stream())
                .filter(RightsState.User::isPerson)
                .map(user -> after.users().getOrDefault(user.id(), user))
                .distinct()
                .sorted(Comparator.comparing(RightsState.User::fullName).thenComparing(RightsState.User::id))
                .forEach(user -> {
                    Change change = new Change(Standing.of(before, user.id()), Standing.of(after, user.id()));
                    boolean hasRole = Stream.of(change.before(), change.after())
                            .flatMap(standing -> standing.roles().stream())
                            .anyMatch(roles::contains);
                    if (hasRole || !change.before().equals(change.after())) {
                        changed.computeIfAbsent(change, any -> new ArrayList<>())
                                .add(user);
                    }
                });
        return changed;
    }

    private void change(List<RightsState.User> users, ArrayNode changes) {
        RightsState.User first = users.getFirst();
        ObjectNode json = services.json().createObjectNode();
        ArrayNode names = json.putArray("users");
        users.stream()
                .limit(MOST_NAMES)
                .forEach(user ->
                        names.addObject().put("id", user.id().toString()).put("title", user.fullName()));
        json.put("count", users.size());
        Access before = now.ofPerson(first.id());
        Access after = then.ofPerson(first.id());
        List<String> permissions = services.contributions().stream()
                .flatMap(contribution -> contribution.permissions().stream())
                .map(Permission::id)
                .sorted()
                .toList();
        ObjectNode rights = json.putObject("permissions");
        putNames(rights, "gained", permissions, id -> !before.may(id) && after.may(id));
        putNames(rights, "lost", permissions, id -> before.may(id) && !after.may(id));
        ArrayNode told = json.putArray("rights");
        services.catalog().all().stream()
                .filter(entity -> !entity.isPart() && !entity.isAspect())
                .sorted(Comparator.comparing(entity -> entity.name().toString()))
                .forEach(entity -> {
                    for (Verb verb : Verb.values()) {
                        right(entity, verb, before, after, told);
                    }
                });
        if (!told.isEmpty()
                || !rights.path("gained").isEmpty()
                || !rights.path("lost").isEmpty()) {
            changes.add(json);
        }
    }

    private void right(EntityMeta entity, Verb verb, Access before, Access after, ArrayNode told) {
        boolean isSame = before.rights(entity.name(), verb).equals(after.rights(entity.name(), verb))
                && before.teams().equals(after.teams())
                && before.subordinates().equals(after.subordinates());
        if (isSame) {
            return;
        }
        List<String> was = Reach.of(before.rights(entity.name(), verb));
        List<String> will = Reach.of(after.rights(entity.name(), verb));
        if (was.isEmpty() && will.isEmpty()) {
            return;
        }
        ObjectNode json = told.addObject()
                .put("entity", entity.name().toString())
                .put(
                        "label",
                        services.texts().label(entity.declared(), before.actor().locale()))
                .put("verb", verb.name().toLowerCase(Locale.ROOT));
        was.forEach(json.putArray("before")::add);
        will.forEach(json.putArray("after")::add);
        List<FieldMeta> fields = entity.declaredFields().stream()
                .filter(field -> !field.field().isRetired())
                .toList();
        ArrayNode opened = json.putArray("fields_gained");
        ArrayNode closed = json.putArray("fields_lost");
        for (FieldMeta field : fields) {
            boolean wasOpen = before.opens(field, verb);
            boolean isOpen = after.opens(field, verb);
            if (wasOpen != isOpen) {
                (isOpen ? opened : closed).add(field.name());
            }
        }
        if (verb == Verb.READ && counted < MOST_COUNTED) {
            counted++;
            json.putObject("records")
                    .put("before", services.rights().count(transaction, before, entity.name()))
                    .put("after", services.rights().count(transaction, after, entity.name()));
        }
    }

    private static void putNames(ObjectNode json, String key, List<String> names, Predicate<String> which) {
        ArrayNode list = json.putArray(key);
        names.stream().filter(which).forEach(list::add);
    }
}
