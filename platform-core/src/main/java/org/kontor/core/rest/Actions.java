package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.core.meta.EntityMeta;

/** Runs actions, and tells what they answered. */
final class Actions {
    private final Desk desk;
    private final Services services;
    private final Idempotency idempotency;
    private final ResultJson results;

    Actions(Desk desk, Idempotency idempotency) {
        this.desk = desk;
        this.services = desk.services();
        this.idempotency = idempotency;
        this.results = new ResultJson(services);
    }

    /** Runs an action on a record, in the version that the caller has read. */
    Answer onRecord(
            Caller caller,
            EntityMeta meta,
            Action action,
            Ref ref,
            long version,
            @Nullable String key,
            JsonNode input) {
        return idempotency.once(
                caller,
                key,
                "run " + action.name() + " " + ref.id(),
                input,
                visit -> {
                    Result result = run(visit, action, ref.id(), version, input);
                    return answer(visit, meta, ref, results.of(result, visit, caller.locale()));
                },
                (visit, first) -> again(visit, meta, ref, first));
    }

    /** Runs an action that belongs to no record. */
    Answer free(Caller caller, Action action, @Nullable String key, JsonNode input) {
        return idempotency.once(
                caller,
                key,
                "run " + action.name(),
                input,
                visit -> {
                    Result result = run(visit, action, null, 0, input);
                    return new Answer(200, null, null, bytes(results.of(result, visit, caller.locale())));
                },
                (visit, first) -> first);
    }

    /** An action's input, which may be left out. */
    JsonNode input(byte[] body) throws IOException {
        return body.length == 0
                ? services.json().createObjectNode()
                : services.json().readTree(body);
    }

    private Result run(Visit visit, Action action, @Nullable UUID id, long version, JsonNode input) {
        return services.writer()
                .run(
                        visit.transaction(),
                        visit.access(),
                        action.name(),
                        id,
                        version,
                        services.parser().input(action, input));
    }

    /** With the record as it is afterwards, where it is still in sight. */
    private Answer answer(Visit visit, EntityMeta meta, Ref ref, ObjectNode json) {
        RecordAnswer record = desk.find(visit, meta, ref.id()).orElse(null);
        if (record == null) {
            return new Answer(200, null, null, bytes(json));
        }
        json.set("record", OwnJson.tree(record.json()));
        return new Answer(200, record.etag(), null, bytes(json));
    }

    /** What was said, with the record as the caller may see it now; a record out of sight by now is a missing one. */
    private Answer again(Visit visit, EntityMeta meta, Ref ref, Answer first) {
        services.rights().open(visit.transaction(), visit.access(), ref);
        ObjectNode said = (ObjectNode) OwnJson.tree(first.body());
        said.remove("record");
        return answer(visit, meta, ref, said);
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Refusal unknown() {
        return Refusal.of(Refusal.Code.NOT_FOUND, Message.of("system.unknown_action", "There is no such action"));
    }
}
