package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.Hurdle;
import org.kontor.core.record.Moved;

/** What merges and taking them back came to, as far as the caller may read it. */
final class MergeJson {
    private final Services services;

    MergeJson(Services services) {
        this.services = services;
    }

    /** Where references moved, and of how many records that the caller may read. */
    void moved(ObjectNode json, Visit visit, List<Moved> moved) {
        Map<String, Map<String, Set<UUID>>> byField = new TreeMap<>();
        for (Moved each : moved) {
            // what people keep for themselves is told to nobody
            if (!each.path().startsWith("$")) {
                byField.computeIfAbsent(each.record().entity().toString(), first -> new TreeMap<>())
                        .computeIfAbsent(each.path(), first -> new HashSet<>())
                        .add(each.record().id());
            }
        }
        ArrayNode list = json.putArray("moved");
        byField.forEach((entity, fields) -> services.catalog()
                .findMeta(EntityName.parse(entity))
                .ifPresent(meta -> fields.forEach((path, ids) -> {
                    long count = isOpen(visit, meta, path)
                            ? services.rights().readable(visit.transaction(), visit.access(), meta, ids)
                            : 0;
                    if (count > 0) {
                        list.addObject()
                                .put("entity", entity)
                                .put("field", path)
                                .put("records", count);
                    }
                })));
    }

    /** Whether the caller knows of the field. */
    private static boolean isOpen(Visit visit, EntityMeta meta, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        return meta.find(name)
                .filter(field -> visit.access().rights(meta.name(), Verb.READ).stream()
                        .anyMatch(right -> right.fields().includes(field)))
                .isPresent();
    }

    /** What stands against it, or is left. */
    void hurdles(ObjectNode json, String key, Caller caller, List<Hurdle> hurdles) {
        ArrayNode list = json.putArray(key);
        for (Hurdle each : hurdles.stream().distinct().limit(100).toList()) {
            ObjectNode one = list.addObject().put("entity", each.entity().toString());
            Ref record = each.record();
            if (record != null) {
                one.put("record", record.id().toString());
            }
            one.put("field", each.field());
            one.put("reason", services.texts().text(each.reason(), caller.locale()));
        }
    }
}
