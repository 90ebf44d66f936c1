package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;

/** Gives references among the values of changes the names of what they point to, as records have them; once for a page. */
final class ChangedNames {
    private final Services services;
    private final Visit visit;

    ChangedNames(Services services, Visit visit) {
        this.services = services;
        this.visit = visit;
    }

    /** Adds {@code title} to each reference in {@code changes} and {@code with} of some entries; null where it is not to be known. */
    void addTo(JsonNode entries) {
        Map<EntityName, Set<UUID>> wanted = new HashMap<>();
        entries.forEach(entry -> {
            entry.path("changes").forEach(sides -> gather(sides, wanted));
            gather(entry.path("with"), wanted);
        });
        if (wanted.isEmpty()) {
            return;
        }
        Map<Ref, String> titles = services.rights().titles(visit.transaction(), visit.access(), wanted);
        entries.forEach(entry -> {
            entry.path("changes").forEach(sides -> name(sides, titles));
            name(entry.path("with"), titles);
        });
    }

    private void gather(JsonNode value, Map<EntityName, Set<UUID>> wanted) {
        find(value)
                .ifPresentOrElse(
                        ref -> wanted.computeIfAbsent(ref.entity(), first -> new HashSet<>())
                                .add(ref.id()),
                        () -> value.forEach(each -> gather(each, wanted)));
    }

    private void name(JsonNode value, Map<Ref, String> titles) {
        find(value)
                .ifPresentOrElse(
                        ref -> ((ObjectNode) value).put("title", titles.get(ref)),
                        () -> value.forEach(each -> name(each, titles)));
    }

    /** A reference is written as its entity and its id, and nothing else is. */
    private Optional<Ref> find(JsonNode value) {
        if (!value.isObject() || value.size() != 2 || !value.path("entity").isTextual()) {
            return Optional.empty();
        }
        try {
            EntityName entity = EntityName.parse(value.path("entity").asText());
            return Desk.findId(value.path("id").asText()).map(id -> new Ref(entity, id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
