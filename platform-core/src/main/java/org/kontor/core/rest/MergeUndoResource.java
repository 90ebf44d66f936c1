package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.merge.MergeRecord;
import org.kontor.core.merge.Merges;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.Unmerged;

/** Takes a merge back, also after what stayed was changed. */
@Help("Taking a merge back")
@Path("records/system/merge/{id}/undo")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class MergeUndoResource {
    /**
     * What is decided.
     *
     * @param version of the record that stayed, as it was read; needed where something is decided
     * @param choices of its fields that were changed since: {@code keep} or {@code restore}
     */
    record Decision(@Nullable Integer version, @Nullable JsonNode choices) {}

    private final Desk desk;
    private final Services services;
    private final MergeJson json;

    MergeUndoResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
        this.json = new MergeJson(services);
    }

    @POST
    @Help("Take a merge back")
    @Described(
            body = Decision.class,
            answer = "The record that stayed as it is then, what it got back, what points to the others again, and what"
                    + " is left as it is; with dry_run what would become of all that, and which fields are to be decided"
                    + " about")
    @Consumes("application/json")
    public Response undo(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            JsonNode body) {
        Ref merge = desk.ref(services.catalog().get(MergeRecord.NAME), id);
        long version = Preconditions.version(ifMatch);
        JsonReading given = JsonReading.of(body, Decision.class);
        Map<String, Boolean> choices = choices(given);
        Long seen = given.find("version").isPresent()
                ? Long.valueOf(given.number("version", 0, 1, Integer.MAX_VALUE))
                : null;
        if (seen == null && !choices.isEmpty()) {
            throw Parameters.unfit("version", "system.parameter_needed", "The parameter {name} must be given");
        }
        Function<Visit, byte[]> undoing = visit -> {
            Ref survivor = survivor(visit, caller, merge);
            Unmerged unmerged = services.data()
                    .within(
                            visit.transaction(),
                            caller.actor(),
                            records -> Merges.undo(records, merge, version, seen, choices, dryRun));
            return answer(caller, visit, survivor, unmerged).toString().getBytes(StandardCharsets.UTF_8);
        };
        return Response.ok(dryRun ? desk.attempt(caller, undoing) : desk.write(caller, undoing))
                .build();
    }

    private Ref survivor(Visit visit, Caller caller, Ref merge) {
        return services.data()
                .within(visit.transaction(), caller.actor(), records -> records.find(merge))
                .map(row -> row.get(MergeRecord.SURVIVOR))
                .orElseThrow(() -> MergeTrail.notThere(desk, visit, merge, Refusal.Code.CONFLICT));
    }

    private static Map<String, Boolean> choices(JsonReading given) {
        Map<String, Boolean> choices = new HashMap<>();
        given.find("choices").ifPresent(json -> {
            if (!json.isObject()) {
                throw Parameters.unfit("choices", "system.not_an_object", "Expected an object of JSON");
            }
            json.properties().forEach(each -> {
                String what = each.getValue().asText();
                if (!what.equals("keep") && !what.equals("restore")) {
                    throw Parameters.unfit(
                            "choices." + Parameters.shown(each.getKey()),
                            Message.of("system.unmerge_choice", "Say keep or restore"));
                }
                choices.put(each.getKey(), what.equals("restore"));
            });
        });
        return choices;
    }

    private ObjectNode answer(Caller caller, Visit visit, Ref survivor, Unmerged unmerged) {
        EntityMeta meta = services.catalog().get(survivor.entity());
        ObjectNode answer = services.json().createObjectNode();
        desk.find(visit, meta, survivor.id()).ifPresent(record -> answer.set("record", OwnJson.tree(record.json())));
        ArrayNode fields = answer.putArray("fields");
        for (Unmerged.Given each : unmerged.fields()) {
            ObjectNode field = fields.addObject().put("field", each.field()).put("changed_since", each.changedSince());
            Boolean restored = each.restored();
            field.put("choice", restored == null ? null : restored ? "restore" : "keep");
            set(field, "before", each.before());
            set(field, "merged", each.merged());
            set(field, "now", each.now());
        }
        json.moved(answer, visit, unmerged.back());
        json.hurdles(answer, "left", caller, unmerged.left());
        return answer;
    }

    private static void set(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.set(name, OwnJson.tree(value));
        }
    }
}
