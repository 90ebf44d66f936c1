package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.meta.EntityMeta;

/** Tells whoever comes second what the first one changed, field by field, so that nothing is overwritten unseen. */
final class Differences {
    private static final int MOST_ENTRIES = 200;

    /** The record as it is now, and what was changed since it was read. */
    private record Seen(JsonNode current, ObjectNode changed) {}

    private final Desk desk;
    private final Services services;
    private final History history;

    Differences(Desk desk, History history) {
        this.desk = desk;
        this.services = desk.services();
        this.history = history;
    }

    /**
     * The problem of a write that came too late, with the record as it is now, what was changed since, and which of the
     * fields that were to be written are among it.
     *
     * @param read the version that the caller had read
     * @param wanted what they were about to write
     */
    Response answer(Caller caller, EntityMeta entity, Ref ref, long read, JsonNode wanted, Refusal refusal) {
        Seen seen = desk.read(caller, visit -> {
            JsonNode current = OwnJson.tree(desk.record(visit, entity, ref.id()).json());
            return new Seen(current, changed(visit, ref, read, history.readable(visit, entity, ref)));
        });
        ObjectNode changed = seen.changed();
        ObjectNode problem = problem(refusal, caller);
        problem.set("current", seen.current());
        problem.set("changed", changed);
        ArrayNode conflicts = problem.putArray("conflicts");
        wanted.fieldNames().forEachRemaining(name -> {
            if (changed.has(name)) {
                conflicts.add(name);
            }
        });
        return Response.status(refusal.code().status())
                .type(Problem.TYPE)
                .header(
                        "ETag",
                        Preconditions.etag(seen.current().path("version").asLong()))
                .entity(problem.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** From the oldest value to the newest one, over all entries since. */
    private ObjectNode changed(Visit visit, Ref ref, long read, ReadableChanges readable) {
        ObjectNode changed = services.json().createObjectNode();
        List<ChangeEntry> page = services.changes().of(visit.transaction(), ref, Long.MAX_VALUE, MOST_ENTRIES);
        int count = 0;
        while (!page.isEmpty()) {
            for (ChangeEntry entry : page) {
                if (entry.change().version() <= read || ++count > MOST_ENTRIES) {
                    return changed;
                }
                add(
                        changed,
                        readable.of(
                                OwnJson.tree(entry.change().changes()),
                                entry.change().at()));
            }
            page = ChangeLog.isFull(page, MOST_ENTRIES)
                    ? services.changes()
                            .of(visit.transaction(), ref, page.getLast().seq(), MOST_ENTRIES)
                    : List.of();
        }
        return changed;
    }

    /** Older changes than those that are there: the newest value stays, the oldest one is theirs. */
    private void add(ObjectNode changed, ObjectNode older) {
        for (Map.Entry<String, JsonNode> field : older.properties()) {
            JsonNode newest = changed.has(field.getKey())
                    ? changed.get(field.getKey()).get(1)
                    : field.getValue().get(1);
            ArrayNode sides = services.json().createArrayNode();
            sides.add(field.getValue().get(0)).add(newest);
            changed.set(field.getKey(), sides);
        }
    }

    private ObjectNode problem(Refusal refusal, Caller caller) {
        try {
            byte[] plain =
                    Problem.of(refusal, services.texts()::text, caller.locale()).json();
            return (ObjectNode) services.json().readTree(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
