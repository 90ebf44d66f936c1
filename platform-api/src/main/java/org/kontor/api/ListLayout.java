package org.kontor.api;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another way to look at lists, drawn by the plugin's module: a map, a Gantt chart, a wall of pictures. It is offered beside
 * the client's own ways, with the list's filters, words and order, and can be kept as a view.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="parts"}
 *
 * @param icon a name of the Tabler icon set
 * @param entities whose lists have it; empty for every entity that has what it needs
 * @param needs an entity has it when it has a field of one of these types that the reader sees; empty where it needs none
 * @param permission without which nobody sees it; null for everybody
 */
public record ListLayout(
        String name,
        String label,
        String icon,
        Set<EntityName> entities,
        Set<FieldType> needs,
        @Nullable Permission permission)
        implements Ui {
    public ListLayout {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(icon, "icon");
        entities = Set.copyOf(entities);
        needs = Set.copyOf(needs);
    }

    /** Only lists of these entities have it. */
    public ListLayout of(EntityName... entities) {
        return new ListLayout(name, label, icon, Set.of(entities), needs, permission);
    }

    /** Only entities with a field of one of these types have it. */
    public ListLayout needing(FieldType... types) {
        return new ListLayout(name, label, icon, entities, Set.of(types), permission);
    }

    /** Only who holds this sees it. */
    public ListLayout requires(Permission permission) {
        return new ListLayout(name, label, icon, entities, needs, permission);
    }
}
