package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.EntityName;

/**
 * Which records are to become one.
 *
 * @param entity whose they are
 * @param survivor the one that stays, in the version that was read, with the values that were said
 * @param others those that go, in the versions that were read
 * @param from fields whose value is taken from one of these records
 * @param staying entities whose records go on pointing to what goes: they tell of it
 */
public record MergeOrder(
        EntityName entity, Edit survivor, List<Edit> others, Map<String, UUID> from, Set<EntityName> staying) {
    public MergeOrder {
        others = List.copyOf(others);
        from = Map.copyOf(from);
        staying = Set.copyOf(staying);
    }

    /** The fields that somebody spoke of. */
    Set<String> said() {
        Set<String> said = new HashSet<>(from.keySet());
        Assigner.fields(survivor.assignments()).forEach(field -> said.add(field.name()));
        return said;
    }

    List<UUID> gone() {
        return others.stream().map(Edit::id).toList();
    }

    List<UUID> all() {
        List<UUID> all = new ArrayList<>(List.of(survivor.id()));
        all.addAll(gone());
        return all;
    }
}
