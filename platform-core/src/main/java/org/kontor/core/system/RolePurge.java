package org.kontor.core.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.record.GoneTerms;
import org.kontor.core.record.StoredConditions;

/**
 * Takes from roles what is deleted for good, so that whatever bears its name later inherits nothing.
 *
 * @param isGone whether an entity or a permission of that name is deleted
 * @param fields that are deleted of entities that go on, by the entity's name
 */
record RolePurge(Predicate<String> isGone, Map<String, Set<String>> fields) {
    /** What conditions may speak of no more. */
    GoneTerms terms() {
        return new GoneTerms(isGone, fields);
    }

    /**
     * The roles that give something only where a condition holds which speaks of what is to be deleted: without that they would
     * give more.
     *
     * @param roles those that go on
     */
    List<Row> conditioned(Records kernel, List<Row> roles) {
        Set<UUID> naming = naming(kernel);
        return roles.stream()
                .filter(role -> role.find(Role.GRANTS).orElse(List.of()).stream()
                        .anyMatch(grant -> naming.contains(grant.ref().id()) && !isGone.test(grant.get(Grant.ENTITY))))
                .toList();
    }

    private Set<UUID> naming(Records kernel) {
        return StoredConditions.naming(kernel, Grant.NAME, Grant.CONDITION, terms());
    }

    /** Whether a role gives anything of what is gone. */
    boolean loses(Row role) {
        return role.find(Role.GRANTS).orElse(List.of()).stream()
                        .anyMatch(grant -> isGone.test(grant.get(Grant.ENTITY)) || namesFields(grant))
                || role.find(Role.PERMISSIONS).orElse(List.of()).stream()
                        .anyMatch(row -> isGone.test(row.get(RolePermission.PERMISSION)));
    }

    /** Takes from all roles what is gone. */
    void clear(Records kernel, List<Row> roles) {
        Set<UUID> closed = naming(kernel);
        roles.forEach(role -> clear(kernel, role, closed));
    }

    private void clear(Records kernel, Row role, Set<UUID> closed) {
        List<Assignment> changes = new ArrayList<>();
        List<Row> grants = role.find(Role.GRANTS).orElse(List.of());
        List<Row> left = grants.stream()
                .filter(grant -> !isGone.test(grant.get(Grant.ENTITY))
                        // nobody was told of it: it is closed, and must not open when something has that name again
                        && !closed.contains(grant.ref().id()))
                .toList();
        boolean namesFields = left.stream().anyMatch(this::namesFields);
        if (left.size() < grants.size() || namesFields) {
            changes.add(Role.GRANTS.to(
                    left.stream().map(grant -> cleared(kernel, grant)).toList()));
        }
        List<Row> permissions = role.find(Role.PERMISSIONS).orElse(List.of());
        List<Row> others = permissions.stream()
                .filter(row -> !isGone.test(row.get(RolePermission.PERMISSION)))
                .toList();
        if (others.size() < permissions.size()) {
            changes.add(Role.PERMISSIONS.to(others));
        }
        if (!changes.isEmpty()) {
            kernel.update(role, changes.toArray(Assignment[]::new));
        }
    }

    private boolean namesFields(Row grant) {
        Set<String> gone = fields.getOrDefault(grant.get(Grant.ENTITY), Set.of());
        return !gone.isEmpty()
                && List.of(Grant.ONLY_FIELDS, Grant.BUT_FIELDS, Grant.ALSO_FIELDS).stream()
                        .anyMatch(field -> names(grant, field).stream().anyMatch(gone::contains));
    }

    /** A field of that name that comes later inherits nothing. */
    private Row cleared(Records kernel, Row grant) {
        if (!namesFields(grant)) {
            return grant;
        }
        return kernel.part(
                Grant.NAME,
                Grant.ENTITY.to(grant.get(Grant.ENTITY)),
                Grant.VERBS.to(grant.get(Grant.VERBS)),
                Grant.SCOPE.to(grant.find(Grant.SCOPE).orElse(null)),
                Grant.CONDITION.to(grant.find(Grant.CONDITION).orElse(null)),
                Grant.ONLY_FIELDS.to(without(grant, Grant.ONLY_FIELDS)),
                Grant.BUT_FIELDS.to(without(grant, Grant.BUT_FIELDS)),
                Grant.ALSO_FIELDS.to(without(grant, Grant.ALSO_FIELDS)));
    }

    private @Nullable String without(Row grant, Field<String> field) {
        if (grant.find(field).isEmpty()) {
            return null;
        }
        Set<String> gone = fields.getOrDefault(grant.get(Grant.ENTITY), Set.of());
        List<String> left = names(grant, field).stream()
                .filter(name -> !gone.contains(name))
                .toList();
        // no field at all is not the same as every field
        return left.isEmpty() && field.equals(Grant.ONLY_FIELDS) ? "id" : String.join(", ", left);
    }

    private static List<String> names(Row grant, Field<String> field) {
        return grant.find(field)
                .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
                .orElse(List.of());
    }
}
