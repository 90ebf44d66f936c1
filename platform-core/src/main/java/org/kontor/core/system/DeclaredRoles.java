package org.kontor.core.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Permission;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.ConditionJson;

/**
 * Roles of plugins as records, so that administrators give them to users, see what they give, and copy them. What the
 * records say is for reading: rights are asked of the plugins themselves.
 */
final class DeclaredRoles {
    private final Records records;
    private final ConditionJson conditions;

    /** What a role shows; of two that are equal nothing has to be written. */
    private record Shown(String label, List<Map<String, Object>> grants, List<String> permissions) {}

    /**
     * @param records the kernel's own
     * @param conditions reads and writes conditions of grants
     */
    DeclaredRoles(Records records, ConditionJson conditions) {
        this.records = records;
        this.conditions = conditions;
    }

    /** Makes what is missing and follows what has changed. */
    void keep(Collection<Row> all, List<Contribution> contributions) {
        Map<String, Row> known = new HashMap<>();
        all.forEach(row -> known.put(row.get(Role.ROLE_NAME), row));
        List<Values> missing = new ArrayList<>();
        for (Contribution contribution : contributions) {
            for (org.kontor.api.Role role : contribution.roles()) {
                Row row = known.get(AccessPolicy.roleName(role));
                if (row == null) {
                    List<Assignment> values = values(role);
                    values.add(Role.ROLE_NAME.to(AccessPolicy.roleName(role)));
                    values.add(Role.ORIGIN.to(Role.PLUGIN));
                    missing.add(new Values(values));
                } else {
                    Row whole = records.get(row.ref());
                    if (!shown(whole).equals(shown(role))) {
                        records.update(whole, values(role).toArray(Assignment[]::new));
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            records.create(Role.NAME, missing);
        }
    }

    private List<Assignment> values(org.kontor.api.Role role) {
        List<Assignment> values = new ArrayList<>();
        values.add(Role.LABEL.to(role.label()));
        values.add(Role.GRANTS.to(role.grants().stream()
                .map(grant -> records.part(Grant.NAME, assignments(grant)))
                .toList()));
        values.add(Role.PERMISSIONS.to(permissions(role).stream()
                .map(id -> records.part(RolePermission.NAME, RolePermission.PERMISSION.to(id)))
                .toList()));
        return values;
    }

    private static Assignment[] assignments(org.kontor.api.Grant grant) {
        List<Assignment> values = new ArrayList<>(List.of(
                Grant.ENTITY.to(grant.entity().toString()),
                Grant.VERBS.to(verbs(grant)),
                Grant.SCOPE.to(scope(grant))));
        grant.condition().ifPresent(condition -> values.add(Grant.CONDITION.to(condition)));
        grant.onlyFields().ifPresent(fields -> values.add(Grant.ONLY_FIELDS.to(names(fields))));
        if (!grant.butFields().isEmpty()) {
            values.add(Grant.BUT_FIELDS.to(names(grant.butFields())));
        }
        if (!grant.alsoFields().isEmpty()) {
            values.add(Grant.ALSO_FIELDS.to(names(grant.alsoFields())));
        }
        return values.toArray(Assignment[]::new);
    }

    private Shown shown(org.kontor.api.Role role) {
        List<Map<String, Object>> grants = new ArrayList<>();
        for (org.kontor.api.Grant grant : role.grants()) {
            Map<String, Object> values = new HashMap<>();
            for (Assignment each : assignments(grant)) {
                if (each instanceof Assignment.Value value && value.value() != null) {
                    values.put(value.field().name(), value.value());
                }
            }
            grant.condition()
                    .ifPresent(condition -> values.put(Grant.CONDITION.name(), conditions.storedText(condition)));
            grants.add(values);
        }
        return new Shown(role.label(), grants, permissions(role));
    }

    private Shown shown(Row role) {
        List<Map<String, Object>> grants = new ArrayList<>();
        for (Row grant : role.find(Role.GRANTS).orElse(List.of())) {
            Map<String, Object> values = new HashMap<>();
            for (Field<?> field : List.of(
                    Grant.ENTITY, Grant.VERBS, Grant.SCOPE, Grant.ONLY_FIELDS, Grant.BUT_FIELDS, Grant.ALSO_FIELDS)) {
                grant.find(field).ifPresent(value -> values.put(field.name(), value));
            }
            grant.find(Grant.CONDITION)
                    .ifPresent(condition -> values.put(Grant.CONDITION.name(), conditions.storedText(condition)));
            grants.add(values);
        }
        List<String> permissions = role.find(Role.PERMISSIONS).orElse(List.of()).stream()
                .map(row -> row.get(RolePermission.PERMISSION))
                .toList();
        return new Shown(role.get(Role.LABEL), grants, permissions);
    }

    private static Set<Choice> verbs(org.kontor.api.Grant grant) {
        return grant.verbs().stream().map(DeclaredRoles::choice).collect(Collectors.toUnmodifiableSet());
    }

    private static Choice scope(org.kontor.api.Grant grant) {
        return choice(grant.scope());
    }

    private static Choice choice(Enum<?> value) {
        return Choice.of(value.name().toLowerCase(Locale.ROOT));
    }

    private static List<String> permissions(org.kontor.api.Role role) {
        return List.copyOf(
                new TreeSet<>(role.permissions().stream().map(Permission::id).toList()));
    }

    private static String names(List<Field<?>> fields) {
        return String.join(", ", fields.stream().map(Field::name).toList());
    }
}
