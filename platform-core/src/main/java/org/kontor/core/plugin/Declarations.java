package org.kontor.core.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Aspect;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Permission;
import org.kontor.api.Verb;

/**
 * What all contributions together declare: what names may stand for. What a plugin has no right to declare does not
 * count, so that its faults are not laid at another's door.
 */
final class Declarations {
    /** A field of parts and the entity that has it. */
    record Parent(EntityName entity, Field<?> field) {}

    private final Map<EntityName, Entity> entities = new LinkedHashMap<>();
    private final Map<EntityName, Map<String, Field<?>>> fields = new LinkedHashMap<>();
    private final Map<EntityName, List<Parent>> parents = new LinkedHashMap<>();
    private final Set<EntityName> aspects = new HashSet<>();
    private final Set<String> plugins = new HashSet<>();
    private final Set<String> permissions = new HashSet<>();

    private Declarations() {}

    static Declarations of(List<Contribution> contributions) {
        Declarations all = new Declarations();
        for (Contribution contribution : contributions) {
            String id = contribution.pluginId();
            all.plugins.add(id);
            contribution.entities().stream()
                    .filter(entity -> entity.name().plugin().equals(id))
                    .filter(entity -> all.entities.putIfAbsent(entity.name(), entity) == null)
                    .forEach(entity -> all.add(id, entity.name(), entity.fields()));
            contribution.aspects().stream()
                    .filter(aspect -> aspect.name().plugin().equals(id))
                    .filter(aspect -> all.entities.putIfAbsent(aspect.name(), shown(aspect)) == null)
                    .forEach(aspect -> {
                        all.aspects.add(aspect.name());
                        all.add(id, aspect.name(), aspect.fields());
                    });
            contribution.permissions().stream()
                    .filter(permission -> permission.plugin().equals(id))
                    .map(Permission::id)
                    .forEach(all.permissions::add);
        }
        for (Contribution contribution : contributions) {
            contribution
                    .foreignFields()
                    .forEach(foreign -> all.add(
                            contribution.pluginId(),
                            foreign.entity(),
                            foreign.fields().stream()
                                    .filter(field -> isForeignName(field.name(), contribution.pluginId()))
                                    .toList()));
        }
        all.entities.keySet().stream()
                .filter(entity -> !all.aspects.contains(entity))
                .flatMap(Declarations::verbs)
                .forEach(all.permissions::add);
        return all;
    }

    /** What terms and conditions need to know of an aspect. */
    private static Entity shown(Aspect aspect) {
        return Entity.of(aspect.name(), aspect.label(), aspect.plural())
                .fields(aspect.fields().toArray(Field<?>[]::new));
    }

    /** Whether a name is an aspect's. */
    boolean isAspect(EntityName name) {
        return aspects.contains(name);
    }

    /** The ids of the permissions that an entity's verbs are. */
    static Stream<String> verbs(EntityName entity) {
        return Arrays.stream(Verb.values())
                .map(verb -> entity + "." + verb.name().toLowerCase(Locale.ROOT));
    }

    private void add(String pluginId, EntityName entity, List<Field<?>> more) {
        Map<String, Field<?>> byName = fields.computeIfAbsent(entity, unknown -> new LinkedHashMap<>());
        for (Field<?> field : more) {
            if (byName.putIfAbsent(field.name(), field) == null && field.type() == FieldType.PARTS) {
                field.targets().stream()
                        .filter(part -> part.plugin().equals(pluginId))
                        .forEach(part -> parents.computeIfAbsent(part, unknown -> new ArrayList<>())
                                .add(new Parent(entity, field)));
            }
        }
    }

    /** Whether a plugin may give this name to a field of a foreign entity. */
    static boolean isForeignName(String field, String pluginId) {
        String prefix = (pluginId.equals(OwnParts.PLUGIN) ? "x" : pluginId) + "_";
        return field.startsWith(prefix) && field.length() > prefix.length();
    }

    Optional<Entity> entity(EntityName name) {
        return Optional.ofNullable(entities.get(name));
    }

    /** A field of an entity, own or brought by another plugin. */
    Optional<Field<?>> field(EntityName entity, String name) {
        return Optional.ofNullable(fields.getOrDefault(entity, Map.of()).get(name));
    }

    Set<String> fieldNames(EntityName entity) {
        return fields.getOrDefault(entity, Map.of()).keySet();
    }

    List<String> entityNames() {
        return entities.keySet().stream().map(EntityName::toString).toList();
    }

    /** The fields that hold an entity's records as parts: one for a part, none for other entities. */
    List<Parent> parents(EntityName entity) {
        return parents.getOrDefault(entity, List.of());
    }

    Set<String> plugins() {
        return plugins;
    }

    /** The ids of all permissions, those of entities' verbs included. */
    Set<String> permissions() {
        return permissions;
    }
}
