package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.FieldType;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Row;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.duplicate.DuplicateScan;
import org.kontor.core.duplicate.Duplicates;
import org.kontor.core.duplicate.Likely;
import org.kontor.core.match.MatchReason;
import org.kontor.core.merge.Merges;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Records that are likely the same: as what somebody types, as another one, or all pairs of an entity. */
@Help("Likely duplicates")
@Path("records/{plugin}/{entity}")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class DuplicatesResource {
    private static final int MOST = 10;

    /** What is asked about: values as they would be saved, or a record. */
    record Question(@Nullable JsonNode values, @Nullable String id) {}

    /** Which other record is another one, or is not said to be any more. */
    record Apart(String other, boolean apart) {}

    /** Nothing is to be said. */
    record Nothing() {}

    private final Desk desk;
    private final Services services;

    DuplicatesResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    private Duplicates duplicates() {
        return new Duplicates(services.search().rows(), services.search().index());
    }

    @POST
    @Help("Which records are likely the same")
    @Described(
            needs = Verb.READ,
            body = Question.class,
            answer = "The most likely first, each with its score from 0 to 1, and field by field what speaks for it and"
                    + " against it")
    @Path("duplicates")
    @Consumes("application/json")
    public JsonNode find(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.entity(access, plugin, entity);
        Merges.requireMergeable(meta);
        JsonReading given = JsonReading.of(body, Question.class);
        JsonNode values = given.find("values").orElse(null);
        UUID id = given.id("id").orElse(null);
        if ((values == null) == (id == null)) {
            throw Parameters.malformed(
                    Message.of("system.duplicate_asked", "Ask either about values or about the id of a record"));
        }
        services.search().catchUp();
        return desk.read(caller, visit -> {
            List<Likely> likely = services.data()
                    .within(
                            visit.transaction(),
                            caller.actor(),
                            records -> id == null
                                    ? duplicates()
                                            .of(
                                                    visit.transaction(),
                                                    visit.access(),
                                                    records,
                                                    meta,
                                                    typed(access, meta, values),
                                                    MOST)
                                    : duplicates()
                                            .of(visit.transaction(), visit.access(), records, meta, id, MOST)
                                            .orElseThrow(Desk::notFound));
            return answer(caller, visit, meta, likely);
        });
    }

    /** What is typed, as far as it fits already: whoever types has not ended. */
    private Map<String, Object> typed(Access access, EntityMeta meta, @Nullable JsonNode values) {
        Map<String, Object> typed = new HashMap<>();
        if (values == null) {
            return typed;
        }
        for (Assignment each : services.parser().of(access).record(meta.name(), values)) {
            if (each instanceof Assignment.Value given && given.value() != null) {
                Object value = given.value();
                typed.put(
                        given.field().name(),
                        value instanceof List<?> rows && given.field().type() == FieldType.PARTS
                                ? rows.stream().map(row -> part((Row) row)).toList()
                                : value);
            }
        }
        return typed;
    }

    private Map<String, Object> part(Row row) {
        Map<String, Object> values = new HashMap<>();
        for (FieldMeta field : services.catalog().get(row.ref().entity()).declaredFields()) {
            row.find(field.field()).ifPresent(value -> values.put(field.name(), value));
        }
        return values;
    }

    private ObjectNode answer(Caller caller, Visit visit, EntityMeta meta, List<Likely> likely) {
        ObjectNode answer = services.json().createObjectNode();
        ArrayNode list = answer.putArray("records");
        Map<Ref, String> titles = likely.isEmpty()
                ? Map.of()
                : services.rights()
                        .titles(
                                visit.transaction(),
                                visit.access(),
                                Map.of(
                                        meta.name(),
                                        likely.stream().map(Likely::record).collect(Collectors.toSet())));
        for (Likely each : likely) {
            ObjectNode one = list.addObject()
                    .put("entity", meta.name().toString())
                    .put("id", each.record().toString())
                    .put("title", titles.get(new Ref(meta.name(), each.record())))
                    .put("score", each.score().value())
                    .put("certain", each.isCertain());
            ArrayNode reasons = one.putArray("reasons");
            for (MatchReason reason : each.score().reasons()) {
                reasons.addObject()
                        .put("field", reason.field())
                        .put("code", reason.code().name().toLowerCase(Locale.ROOT))
                        .put("text", services.texts().text(reason.text(), caller.locale()))
                        .put("likeness", Math.round(reason.likeness() * 100) / 100.0)
                        .put("weight", Math.round(reason.weight() * 100) / 100.0);
            }
        }
        return answer;
    }

    @POST
    @Help("Say that two records are not the same")
    @Described(
            needs = Verb.UPDATE,
            body = Apart.class,
            answer = "Nothing; they are not proposed any more, until it is said that they may be")
    @Path("{id}/apart")
    @Consumes("application/json")
    public Response apart(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.entity(access, plugin, entity);
        Merges.requireMergeable(meta);
        Ref one = desk.ref(meta, id);
        JsonReading given = JsonReading.of(body, Apart.class);
        given.requireText("other");
        Ref other = new Ref(meta.name(), given.id("other").orElseThrow());
        if (one.equals(other)) {
            throw Parameters.unfit("other", Message.of("system.merge_twice", "Names the same record twice"));
        }
        boolean isDistinct = given.find("apart").isEmpty() || given.yes("apart");
        desk.write(caller, visit -> {
            services.rights().require(visit.transaction(), visit.access(), Verb.UPDATE, one);
            services.rights().require(visit.transaction(), visit.access(), Verb.UPDATE, other);
            return services.data().within(visit.transaction(), caller.actor(), records -> {
                Duplicates.settle(records, one, other, isDistinct);
                return true;
            });
        });
        return Response.noContent().build();
    }

    @POST
    @Help("Look through all records for duplicates")
    @Described(
            needs = Verb.READ,
            body = Nothing.class,
            status = 202,
            answer = "Where its record and its task are; pairs that are found are records of system.duplicate_pair")
    @Path("duplicates/scan")
    @Consumes("application/json")
    public Response scan(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.entity(access, plugin, entity);
        Merges.requireMergeable(meta);
        JsonReading.of(body, Nothing.class);
        if (!access.may(DuplicateScan.KEEP.id())) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.duplicate_keep", "Looking for duplicates needs {permission}")
                            .with("permission", DuplicateScan.KEEP.id()));
        }
        services.search().catchUp();
        DuplicateScan.Started started = desk.write(
                caller,
                visit -> services.data()
                        .within(
                                visit.transaction(),
                                caller.actor(),
                                records -> DuplicateScan.start(records, meta.name())));
        ObjectNode json = services.json().createObjectNode();
        put(json.putObject("scan"), started.scan());
        put(json.putObject("task"), started.task());
        return Response.status(202)
                .header(
                        "Location",
                        "/api/v1/records/system/duplicate_scan/"
                                + started.scan().id())
                .entity(json)
                .build();
    }

    private static void put(ObjectNode json, Ref ref) {
        json.put("entity", ref.entity().toString()).put("id", ref.id().toString());
    }
}
