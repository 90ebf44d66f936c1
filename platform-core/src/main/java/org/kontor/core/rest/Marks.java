package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.OwnMarks;

/** What {@link FavouritesResource} and {@link RecentResource} have in common: of marked records those in sight are told. */
final class Marks {
    private final Desk desk;
    private final OwnMarks kind;

    Marks(Desk desk, OwnMarks kind) {
        this.desk = desk;
        this.kind = kind;
    }

    /** The marked records that the caller may see now, with their titles, and of which a record is said nothing else. */
    JsonNode list(Caller caller) {
        return desk.read(caller, visit -> {
            List<OwnMarks.Mark> marks =
                    kind.of(visit.transaction(), visit.access().user());
            Map<EntityName, Set<UUID>> wanted = marks.stream()
                    .map(OwnMarks.Mark::record)
                    .collect(Collectors.groupingBy(Ref::entity, Collectors.mapping(Ref::id, Collectors.toSet())));
            Map<EntityName, Set<UUID>> seen = new HashMap<>();
            wanted.forEach((entity, ids) -> seen.put(
                    entity, desk.services().rights().inSight(visit.transaction(), visit.access(), entity, ids)));
            Map<Ref, String> titles = desk.services().rights().titles(visit.transaction(), visit.access(), seen);
            ObjectNode json = desk.services().json().createObjectNode();
            ArrayNode records = json.putArray("records");
            for (OwnMarks.Mark mark : marks) {
                Ref record = mark.record();
                if (seen.getOrDefault(record.entity(), Set.of()).contains(record.id())) {
                    records.addObject()
                            .put("entity", record.entity().toString())
                            .put("id", record.id().toString())
                            .put("title", titles.get(record))
                            .put("at", mark.at().toString());
                }
            }
            return json;
        });
    }

    /** Marks a record that the caller sees. */
    void mark(Caller caller, String plugin, String entity, String id) {
        SessionResource.session(caller);
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Ref record = desk.ref(meta, id);
        desk.write(caller, visit -> {
            if (!sees(visit, record)) {
                throw Desk.notFound();
            }
            kind.mark(
                    visit.transaction(),
                    visit.access().user(),
                    record,
                    desk.services().clock().instant());
            return true;
        });
    }

    private boolean sees(Visit visit, Ref record) {
        return !desk.services()
                .rights()
                .inSight(visit.transaction(), visit.access(), record.entity(), new HashSet<>(Set.of(record.id())))
                .isEmpty();
    }

    /** Takes the mark away, whether the record is in sight or not: that it was there is what the caller said. */
    void remove(Caller caller, String plugin, String entity, String id) {
        SessionResource.session(caller);
        EntityName name = EntityName.of(plugin, entity);
        UUID record = Desk.id(id);
        desk.write(caller, visit -> {
            if (!kind.remove(visit.transaction(), visit.access().user(), new Ref(name, record))) {
                throw Desk.notFound();
            }
            return true;
        });
    }
}
