package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kontor.api.Ref;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.NewChange;
import org.kontor.core.meta.EntityMeta;

/** What was done to one record, as far as its reader may know. */
final class History {
    private final Desk desk;
    private final Services services;

    History(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    /** A record that is in sight, and its changes. */
    record Told(JsonNode current, ReadableChanges readable) {}

    /** The record as the caller may see it now; refuses when it is out of sight. */
    Told told(Caller caller, EntityMeta entity, Ref ref) {
        return desk.read(caller, reading -> {
            JsonNode current = tree(desk.record(reading, entity, ref.id()).json());
            Set<String> readable =
                    services.recordJson().readable(reading.transaction(), reading.access(), entity, ref.id());
            return new Told(current, new ReadableChanges(services, reading.access(), entity, readable));
        });
    }

    /** A page of its history, newest first; entries of which nothing may be seen say only that there was one. */
    ObjectNode page(Caller caller, EntityMeta entity, Ref ref, long before, int limit) {
        Told told = told(caller, entity, ref);
        List<ChangeEntry> entries = services.changes().of(ref, before, limit);
        ObjectNode page = services.json().createObjectNode();
        ArrayNode list = page.putArray("entries");
        for (ChangeEntry entry : entries) {
            ObjectNode each = list.addObject();
            write(each, entry);
            JsonNode changes = tree(entry.change().changes());
            if (changes.hasNonNull("$action")) {
                each.put("action", changes.get("$action").asText());
            }
            each.set("changes", told.readable().of(changes));
        }
        if (entries.size() == limit) {
            page.put("next", Long.toString(entries.getLast().seq()));
        } else {
            page.putNull("next");
        }
        return page;
    }

    static void write(ObjectNode json, ChangeEntry entry) {
        NewChange change = entry.change();
        json.put("at", change.at().toString());
        json.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        json.put("version", change.version());
        ObjectNode actor = json.putObject("by");
        actor.put("id", change.actorId().toString());
        actor.put("name", change.actorName());
        change.through().ifPresent(plugin -> actor.put("through", plugin));
    }

    JsonNode tree(String json) {
        try {
            return services.json().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode tree(byte[] json) {
        try {
            return services.json().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
