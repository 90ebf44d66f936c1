package org.kontor.core.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.ChoiceList;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Field;
import org.kontor.api.Permission;
import org.kontor.api.Setting;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.layer.LayerModel;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * What administrators may speak of at this moment: what all plugins declare.
 *
 * @param contributions of all plugins, the kernel's own among them
 * @param policy who may do what with it
 */
public record Declared(Catalog catalog, List<Contribution> contributions, AccessPolicy policy) {
    public Declared {
        contributions = List.copyOf(contributions);
    }

    LayerModel model() {
        return new LayerModel(catalog, contributions, policy);
    }

    Optional<Entity> entity(String name) {
        return catalog.named(name).filter(entity -> !entity.isAspect()).map(EntityMeta::declared);
    }

    Set<String> permissions() {
        return contributions.stream()
                .flatMap(contribution -> contribution.permissions().stream())
                .map(Permission::id)
                .collect(Collectors.toSet());
    }

    Optional<Setting<?>> setting(String plugin, String name) {
        return catalog.settings(plugin).stream()
                .filter(setting -> setting.field().name().equals(name))
                .findFirst();
    }

    Map<String, ChoiceList> editableLists() {
        return editableLists(contributions);
    }

    /** The lists that administrators may edit, by name, in whatever field they stand. */
    public static Map<String, ChoiceList> editableLists(List<Contribution> contributions) {
        Map<String, ChoiceList> lists = new HashMap<>();
        contributions.stream()
                .flatMap(Declared::fields)
                .flatMap(field -> field.list().stream())
                .filter(ChoiceList::editable)
                .forEach(list -> lists.put(list.toString(), list));
        return lists;
    }

    private static Stream<Field<?>> fields(Contribution contribution) {
        return Stream.of(
                        contribution.entities().stream().flatMap(entity -> entity.fields().stream()),
                        contribution.foreignFields().stream().flatMap(foreign -> foreign.fields().stream()),
                        contribution.actions().stream()
                                .flatMap(action -> Stream.concat(action.input().stream(), action.output().stream())),
                        contribution.settings().stream().<Field<?>>map(Setting::field))
                .flatMap(fields -> fields);
    }
}
