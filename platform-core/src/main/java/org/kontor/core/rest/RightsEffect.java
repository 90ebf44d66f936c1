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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Operand;
import org.kontor.api.Permission;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Reach;
import org.kontor.core.access.Right;
import org.kontor.core.access.RightsState;
import org.kontor.core.access.Shared;
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
    private final Locale language;
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

    /** @param language in which whoever asks is told of entities */
    RightsEffect(Services services, Transaction transaction, Locale language) {
        this.services = services;
        this.transaction = transaction;
        this.language = language;
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
        if (isSame(entity, verb, before, after)) {
            return;
        }
        List<String> was = Reach.of(before.rights(entity.name(), verb));
        List<String> will = Reach.of(after.rights(entity.name(), verb));
        ObjectNode json = told.addObject()
                .put("entity", entity.name().toString())
                .put("label", services.texts().label(entity.declared(), language))
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

    /** Whether somebody may do the same with the same records as before, as far as rights on the entity itself say. */
    private static boolean isSame(EntityMeta entity, Verb verb, Access before, Access after) {
        List<Right> was = before.rights(entity.name(), verb);
        Set<Extent> same = extents(entity, was);
        if (!same.equals(extents(entity, after.rights(entity.name(), verb)))) {
            return false;
        }
        boolean isPlaced = !before.teams().equals(after.teams()) && was.stream().anyMatch(RightsEffect::asksTeams);
        boolean isAbove = !before.subordinates().equals(after.subordinates())
                && was.stream().anyMatch(right -> right.scope() == Scope.SUBORDINATES);
        return !isPlaced && !isAbove;
    }

    /** What a right reaches, and what it opens there: two that are the same say so, however they came about. */
    private record Extent(
            Scope scope,
            Condition condition,
            List<Shared> shared,
            boolean attached,
            Optional<String> follows,
            Set<String> fields) {}

    private static Set<Extent> extents(EntityMeta entity, List<Right> rights) {
        return rights.stream()
                .map(right -> new Extent(
                        right.scope(),
                        right.condition(),
                        right.shared(),
                        right.attached(),
                        Optional.ofNullable(right.follows()).map(Field::name),
                        entity.declaredFields().stream()
                                .filter(right.fields()::includes)
                                .map(FieldMeta::name)
                                .collect(Collectors.toSet())))
                .collect(Collectors.toSet());
    }

    private static boolean asksTeams(Right right) {
        return right.scope() == Scope.TEAM || !right.shared().isEmpty() || asksTeams(right.condition());
    }

    private static boolean asksTeams(Condition condition) {
        return switch (condition) {
            case Condition.All several -> several.conditions().stream().anyMatch(RightsEffect::asksTeams);
            case Condition.Any several -> several.conditions().stream().anyMatch(RightsEffect::asksTeams);
            case Condition.Not not -> asksTeams(not.condition());
            case Condition.Some some -> asksTeams(some.where());
            case Condition.Compare compare -> compare.operand() instanceof Operand.MyTeams;
        };
    }

    private static void putNames(ObjectNode json, String key, List<String> names, Predicate<String> which) {
        ArrayNode list = json.putArray(key);
        names.stream().filter(which).forEach(list::add);
    }
}
