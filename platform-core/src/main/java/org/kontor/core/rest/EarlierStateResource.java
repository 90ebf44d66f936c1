package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.AsOf;

/** Gives a record back what it held. */
@Help("Giving a record back what it held")
@Path("records/{plugin}/{entity}/{id}/restore")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class EarlierStateResource {
    /** What is to be restored: as of a moment or a version, and which fields of it; all without them. */
    record Restoration(String asOf, @Nullable List<String> fields) {}

    private final Desk desk;
    private final Services services;
    private final Differences differences;

    EarlierStateResource(Desk desk, Differences differences) {
        this.desk = desk;
        this.services = desk.services();
        this.differences = differences;
    }

    @POST
    @Help("Give a record back what it held")
    @Described(
            needs = Verb.UPDATE,
            body = Restoration.class,
            answer = "The record as it is then",
            answers = Described.RECORD)
    @Consumes("application/json")
    public Response restore(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            JsonNode body) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Ref ref = desk.ref(meta, id);
        long version = Preconditions.version(ifMatch);
        JsonReading given = JsonReading.of(body, Restoration.class);
        AsOf asOf = asOf(given);
        List<String> fields = given.texts("fields");
        try {
            Function<Visit, RecordAnswer> restoring = visit -> {
                services.writer()
                        .restore(visit.transaction(), visit.access(), meta.name(), ref.id(), version, asOf, fields);
                return desk.record(visit, meta, ref.id());
            };
            return dryRun
                    ? Response.ok(desk.attempt(caller, restoring).json()).build()
                    : answer(desk.write(caller, restoring));
        } catch (Refusal refusal) {
            if (refusal.code() == Refusal.Code.STALE) {
                return differences.answer(
                        caller, meta, ref, version, services.json().createObjectNode(), refusal);
            }
            throw refusal;
        }
    }

    /** A version may be written as the number that it is. */
    private static AsOf asOf(JsonReading given) {
        return given.find("as_of")
                .map(value ->
                        Parameters.asOf("as_of", value.isTextual() || value.isIntegralNumber() ? value.asText() : ""))
                .orElseThrow(() ->
                        Parameters.unfit("as_of", "system.parameter_needed", "The parameter {name} must be given"));
    }

    private static Response answer(RecordAnswer record) {
        return Response.ok(record.json()).header("ETag", record.etag()).build();
    }
}
