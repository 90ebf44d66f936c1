package org.kontor.core.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Permission;
import org.kontor.api.Role;
import org.kontor.api.Verb;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** What one role gives, worked out for one catalog. */
final class RoleRights {
    private record Key(EntityName entity, Verb verb) {}

    private final Map<Key, List<Right>> rights = new HashMap<>();
    private final Set<String> permissions;

    private RoleRights(Set<String> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** Of a role as a plugin declares it. */
    static RoleRights declared(Role role) {
        RoleRights all =
                new RoleRights(role.permissions().stream().map(Permission::id).collect(Collectors.toSet()));
        for (Grant grant : role.grants()) {
            Right right = new Right(
                    grant.scope(),
                    grant.condition().orElse(Condition.always()),
                    new GrantFields(
                            grant.onlyFields().map(RoleRights::names).orElse(null),
                            names(grant.butFields()),
                            names(grant.alsoFields())));
            grant.verbs().forEach(verb -> all.add(grant.entity(), verb, right));
        }
        return all;
    }

    /** Of a role as administrators wrote it. */
    static RoleRights stored(RightsState.Role role, Catalog catalog) {
        RoleRights all = new RoleRights(role.permissions());
        role.grants()
                .forEach(grant -> catalog.named(grant.entity())
                        .map(EntityMeta::name)
                        .ifPresent(entity -> condition(grant, entity, catalog).ifPresent(condition -> {
                            GrantFields fields = new GrantFields(grant.only(), grant.but(), grant.also());
                            grant.verbs()
                                    .forEach(
                                            verb -> all.add(entity, verb, new Right(grant.scope(), condition, fields)));
                        })));
        return all;
    }

    /** Empty when the condition cannot be read any more, or asks nothing of the entity: such a grant gives nothing. */
    private static Optional<Condition> condition(RightsState.StoredGrant grant, EntityName entity, Catalog catalog) {
        if (grant.condition() == null) {
            return Optional.of(Condition.always());
        }
        try {
            Condition condition = catalog.conditionJson().parseStored(grant.condition());
            EntityName asked = catalog.conditionJson().entity(condition);
            return entity.equals(asked) ? Optional.of(condition) : Optional.empty();
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    private void add(EntityName entity, Verb verb, Right right) {
        rights.computeIfAbsent(new Key(entity, verb), key -> new ArrayList<>()).add(right);
    }

    List<Right> of(EntityName entity, Verb verb) {
        return rights.getOrDefault(new Key(entity, verb), List.of());
    }

    Set<String> permissions() {
        return permissions;
    }

    private static Set<String> names(List<Field<?>> fields) {
        return fields.stream().map(Field::name).collect(Collectors.toSet());
    }
}
