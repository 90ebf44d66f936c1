package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.merge.Merges;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.Edit;

/** Puts records together into one: what points to the others points to it, and they go to the trash. */
@Help("Records that are one")
@Path("records/{plugin}/{entity}/{id}/merge")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class MergeResource {
    /**
     * What is asked for.
     *
     * @param with the other records, each with its id and version
     * @param values by field: a value, or the id of the record that it is taken from
     */
    record Merge(JsonNode with, @Nullable JsonNode values) {}

    private final Desk desk;
    private final Services services;
    private final MergeJson json;

    MergeResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
        this.json = new MergeJson(services);
    }

    @POST
    @Help("Merge others into one")
    @Described(
            needs = {Verb.UPDATE, Verb.DELETE},
            body = Merge.class,
            answer = "The record as it is then, the merge's own record, and what points to it now; with dry_run what"
                    + " would, and what stands against it")
    @Consumes("application/json")
    public Response merge(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.entity(access, plugin, entity);
        Merges.requireMergeable(meta);
        Ref ref = desk.ref(meta, id);
        long version = Preconditions.version(ifMatch);
        JsonReading given = JsonReading.of(body, Merge.class);
        List<Edit> others = others(given);
        Set<UUID> all = new HashSet<>(Set.of(ref.id()));
        others.forEach(each -> all.add(each.id()));
        Map<String, UUID> from = new HashMap<>();
        ObjectNode values = values(given, all, from);
        Function<Visit, RecordAnswer> merging = visit -> {
            Edit survivor = new Edit(
                    ref.id(), version, services.parser().of(visit.access()).record(meta.name(), values));
            Merges.Done done = services.data()
                    .within(
                            visit.transaction(),
                            caller.actor(),
                            records -> Merges.merge(records, meta.name(), survivor, others, from, dryRun));
            return answer(caller, visit, meta, ref, done, dryRun);
        };
        RecordAnswer record = dryRun ? desk.attempt(caller, merging) : desk.write(caller, merging);
        return dryRun
                ? Response.ok(record.json()).build()
                : Response.ok(record.json()).header("ETag", record.etag()).build();
    }

    private RecordAnswer answer(
            Caller caller, Visit visit, EntityMeta meta, Ref ref, Merges.Done done, boolean dryRun) {
        ObjectNode answer = services.json().createObjectNode();
        boolean stands = done.merged().hurdles().isEmpty();
        long version = 0;
        if (!dryRun) {
            answer.putObject("merge")
                    .put("entity", done.merge().entity().toString())
                    .put("id", done.merge().id().toString());
        }
        if (stands) {
            // by what was chosen it may be out of their sight
            RecordAnswer record = desk.find(visit, meta, ref.id()).orElse(null);
            if (record != null) {
                answer.set("record", OwnJson.tree(record.json()));
                version = record.version();
            }
        }
        json.moved(answer, visit, done.merged().moved());
        if (dryRun) {
            json.hurdles(answer, "conflicts", caller, done.merged().hurdles());
        }
        return new RecordAnswer(version, true, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Edit> others(JsonReading given) {
        JsonNode list = given.find("with").orElse(null);
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > Merges.MOST) {
            throw Parameters.unfit(
                    "with",
                    Message.of(
                                    "system.merge_with",
                                    "Name from 1 to {max, number} records, each with its id and the version that you read")
                            .with("max", Merges.MOST));
        }
        List<Edit> others = new ArrayList<>();
        for (JsonNode each : list) {
            Optional<UUID> id = Desk.findId(each.path("id").asText());
            boolean isWhole =
                    each.isObject() && each.size() == 2 && each.path("version").isIntegralNumber();
            if (id.isEmpty() || !isWhole) {
                throw Parameters.unfit(
                        "with",
                        Message.of(
                                        "system.merge_with",
                                        "Name from 1 to {max, number} records, each with its id and the version that you read")
                                .with("max", Merges.MOST));
            }
            others.add(new Edit(id.get(), each.path("version").asLong(), List.of()));
        }
        return others;
    }

    /** Those that are said; others are taken from one of the records. */
    private ObjectNode values(JsonReading given, Set<UUID> all, Map<String, UUID> from) {
        ObjectNode said = services.json().createObjectNode();
        JsonNode values = given.find("values").orElse(said);
        if (!values.isObject()) {
            throw Parameters.unfit("values", "system.not_an_object", "Expected an object of JSON");
        }
        values.properties().forEach(each -> {
            JsonNode value = each.getValue();
            Optional<UUID> record =
                    value.isObject() && value.size() == 1 && value.path("from").isTextual()
                            ? Desk.findId(value.path("from").textValue())
                            : Optional.empty();
            if (record.isEmpty()) {
                said.set(each.getKey(), value);
            } else if (all.contains(record.get())) {
                from.put(each.getKey(), record.get());
            } else {
                throw Parameters.unfit(
                        "values." + Parameters.shown(each.getKey()),
                        Message.of("system.merge_from", "Take it from one of the records that are merged"));
            }
        });
        return said;
    }
}
