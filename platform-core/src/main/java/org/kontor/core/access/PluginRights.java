package org.kontor.core.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * What a plugin's own actor may do: everything with its own entities, its own fields of foreign ones, and what it said
 * it needs.
 *
 * @param needs verbs by foreign entity
 */
record PluginRights(String plugin, Catalog catalog, Map<EntityName, Set<Verb>> needs) implements Access.Rights {
    private static final Set<Verb> OWN_FIELDS = EnumSet.of(Verb.READ, Verb.UPDATE);

    @Override
    public List<Right> of(EntityName entity, Verb verb) {
        EntityMeta meta = catalog.findMeta(entity).orElse(null);
        if (meta == null) {
            return List.of();
        }
        if (verb == Verb.SHARE && BuiltInRights.isForAdministrators(entity)) {
            return List.of();
        }
        EntityName row = meta.parent().map(EntityMeta.Parent::entity).orElse(entity);
        if (plugin.equals(AccessPolicy.KERNEL) || plugin.equals(row.plugin())) {
            return List.of(Right.whole());
        }
        boolean isNeeded = asked(entity, verb) || (meta.isPart() && ofParent(row, verb));
        FieldRights own = field -> field.isKept() || field.owner().equals(plugin);
        if (isNeeded) {
            FieldRights open = field -> own.includes(field) || GrantFields.NOT_SENSITIVE.includes(field);
            return others(entity, verb, open);
        }
        boolean hasFields = meta.declaredFields().stream().anyMatch(own::includes);
        return hasFields && OWN_FIELDS.contains(verb) ? others(entity, verb, own) : List.of();
    }

    /** Its own records it has wherever they hang; those of others where it may read what they hang on. */
    private List<Right> others(EntityName entity, Verb verb, FieldRights open) {
        return AttachedRights.limited(catalog, entity, verb, List.of(new Right(Scope.ALL, Condition.always(), open)));
    }

    private boolean ofParent(EntityName parent, Verb verb) {
        return switch (verb) {
            case READ, EXPORT -> asked(parent, verb);
            case CREATE, UPDATE, DELETE -> asked(parent, Verb.CREATE) || asked(parent, Verb.UPDATE);
            case SHARE -> false;
        };
    }

    private boolean asked(EntityName entity, Verb verb) {
        return needs.getOrDefault(entity, Set.of()).contains(verb);
    }

    /** A plugin holds its own permissions, and no others. */
    @Override
    public boolean may(String permissionId) {
        return plugin.equals(AccessPolicy.KERNEL) || permissionId.startsWith(plugin + ".");
    }

    @Override
    public boolean admits(String permissionId) {
        return true;
    }
}
