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
    private static final int ACCEPTED = 202;

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
        services.writer().checkMayRun(desk.access(caller), action);
        return idempotency.once(
                caller,
                key,
                route(caller, action) + " " + ref.id(),
                input,
                visit -> {
                    Result result = run(visit, action, ref.id(), version, input);
                    ObjectNode json = results.of(action, result, visit, caller.locale());
                    return answer(visit, meta, ref, json, plain(action, result, json));
                },
                (visit, first) -> again(visit, meta, ref, first));
    }

    /** Runs an action that belongs to no record. */
    Answer free(Caller caller, Action action, @Nullable String key, JsonNode input) {
        services.writer().checkMayRun(desk.access(caller), action);
        return idempotency.once(
                caller,
                key,
                route(caller, action),
                input,
                visit -> {
                    Result result = run(visit, action, null, 0, input);
                    return plain(action, result, results.of(action, result, visit, caller.locale()));
                },
                (visit, first) ->
                        new Answer(first.status(), null, first.location(), bytes(results.again(first.body(), visit))));
    }

    /**
     * What is to be done, and by which token: what an action said to one that may read much is not for one that may read
     * little.
     */
    private static String route(Caller caller, Action action) {
        UUID token = caller.actor().tokenId();
        return "run " + action.name() + (token == null ? "" : " by " + token);
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
                        services.parser().of(visit.access()).input(action, input));
    }

    /** With the record as it is afterwards, where it is still in sight. */
    private Answer answer(Visit visit, EntityMeta meta, Ref ref, ObjectNode json, Answer plain) {
        RecordAnswer record = desk.find(visit, meta, ref.id()).orElse(null);
        if (record == null) {
            return new Answer(plain.status(), null, plain.location(), bytes(json), plain.kept());
        }
        json.set("record", OwnJson.tree(record.json()));
        return new Answer(plain.status(), record.etag(), plain.location(), bytes(json), plain.kept());
    }

    /** What was answered; of one that runs behind, that it was taken on, and where its task is. */
    private Answer plain(Action action, Result result, ObjectNode json) {
        byte[] kept = bytes(results.kept(result, json));
        return action.task().isPresent() && result instanceof Result.Show show
                ? new Answer(ACCEPTED, null, task(show.ref()), bytes(json), kept)
                : new Answer(200, null, null, bytes(json), kept);
    }

    private static String task(Ref task) {
        return "/api/v1/records/" + task.entity().plugin() + "/" + task.entity().name() + "/" + task.id();
    }

    /** What was said, with the record as the caller may see it now; a record out of sight by now is a missing one. */
    private Answer again(Visit visit, EntityMeta meta, Ref ref, Answer first) {
        services.rights().open(visit.transaction(), visit.access(), ref);
        ObjectNode said = results.again(first.body(), visit);
        said.remove("record");
        return answer(visit, meta, ref, said, first);
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Refusal unknown() {
        return Refusal.of(Refusal.Code.NOT_FOUND, Message.of("system.unknown_action", "There is no such action"));
    }
}
