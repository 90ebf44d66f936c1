package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.access.Access;
import org.kontor.core.change.AccessEntry;
import org.kontor.core.change.AccessKind;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.SensitiveReads;

/** Collects which sensitive values one answer holds, for the log of accesses. */
final class SensitiveNotes implements SensitiveReads {
    private final Map<Ref, Set<String>> single = new LinkedHashMap<>();
    private final Map<EntityName, Set<String>> groups = new LinkedHashMap<>();

    @Override
    public void read(EntityMeta entity, UUID id, List<FieldMeta> fields) {
        add(single.computeIfAbsent(Ref.of(entity.name(), id), first -> new LinkedHashSet<>()), fields);
    }

    @Override
    public void grouped(EntityMeta entity, List<FieldMeta> fields) {
        add(groups.computeIfAbsent(entity.name(), first -> new LinkedHashSet<>()), fields);
    }

    private static void add(Set<String> names, List<FieldMeta> fields) {
        fields.forEach(field -> names.add(field.name()));
    }

    List<AccessEntry> entries(Access access, Instant now) {
        List<AccessEntry> entries = new ArrayList<>();
        single.forEach((ref, fields) -> entries.add(
                entry(access, now, AccessKind.READ, ref.entity(), Optional.of(ref.id()), 1, fields(fields))));
        groups.forEach((entity, fields) ->
                entries.add(entry(access, now, AccessKind.READ, entity, Optional.empty(), 0, fields(fields))));
        return entries;
    }

    private static ObjectNode fields(Set<String> names) {
        ObjectNode what = JsonNodeFactory.instance.objectNode();
        names.forEach(what.putArray("fields")::add);
        return what;
    }

    /** An entry on what the access's actor saw. */
    static AccessEntry entry(
            Access access,
            Instant now,
            AccessKind kind,
            EntityName entity,
            Optional<UUID> record,
            long records,
            ObjectNode what) {
        return new AccessEntry(
                now,
                kind,
                access.user(),
                access.actor().name(),
                access.through(),
                entity,
                record,
                records,
                what.toString());
    }
}
