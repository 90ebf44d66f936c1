package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.Edit;
import org.kontor.core.record.Version;

/** An entity's records: made, read, changed and deleted one by one. */
@Help("Records, one by one")
@Path("records/{plugin}/{entity}")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class RecordsResource {
    private final Desk desk;
    private final Services services;
    private final RecordReads reads;
    private final Idempotency idempotency;
    private final Differences differences;

    RecordsResource(Desk desk, RecordReads reads, Idempotency idempotency, Differences differences) {
        this.desk = desk;
        this.services = desk.services();
        this.reads = reads;
        this.idempotency = idempotency;
        this.differences = differences;
    }

    @GET
    @Help("List")
    @Described(
            needs = Verb.READ,
            query = {"filter", "sort", "limit", "cursor", "fields", "expand", "q", "count", "can", "as_of", "view"},
            answer = "A page",
            answers = Described.PAGE)
    public byte[] list(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity) {
        return reads.page(caller, plugin, entity, address.getQueryParameters()).detach();
    }

    @POST
    @Help("Make one")
    @Described(
            needs = Verb.CREATE,
            schema = ".create",
            status = 201,
            answer = "The record as it was written",
            answers = Described.RECORD)
    @Consumes("application/json")
    public Response create(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.entity(access, plugin, entity);
        services.writer().checkMayCreate(access, meta.name());
        return idempotency
                .once(
                        caller,
                        key,
                        "create " + meta,
                        body,
                        visit -> {
                            Version made = services.writer()
                                    .make(
                                            visit.transaction(),
                                            visit.access(),
                                            meta.name(),
                                            services.parser().of(visit.access()).record(meta.name(), body));
                            return written(visit, meta, 201, location(meta, made.id()), made);
                        },
                        (visit, first) -> again(visit, meta, first))
                .response();
    }

    @GET
    @Help("Read one")
    @Described(
            needs = Verb.READ,
            query = {"fields", "expand", "as_of"},
            answer = "The record; its version is the ETag",
            answers = Described.RECORD)
    @Path("{id}")
    public Response get(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        RecordAnswer record = reads.record(caller, plugin, entity, id, address.getQueryParameters());
        if (record.isKnownAs(ifNoneMatch)) {
            return Response.notModified().header("ETag", record.etag()).build();
        }
        return Response.ok(record.json()).header("ETag", record.etag()).build();
    }

    @PATCH
    @Help("Change one")
    @Described(
            needs = Verb.UPDATE,
            schema = ".update",
            answer = "The record as it was written",
            answers = Described.RECORD)
    @Path("{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    public Response update(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            JsonNode body) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Ref ref = desk.ref(meta, id);
        long version = Preconditions.version(ifMatch);
        try {
            return desk.write(caller, visit -> {
                Edit edit = new Edit(
                        ref.id(), version, services.parser().of(visit.access()).record(meta.name(), body));
                Version changed = services.writer().change(visit.transaction(), visit.access(), meta.name(), edit);
                return written(visit, meta, 200, null, changed).response();
            });
        } catch (Refusal refusal) {
            if (refusal.code() == Refusal.Code.STALE) {
                return differences.answer(caller, meta, ref, version, body, refusal);
            }
            throw refusal;
        }
    }

    @DELETE
    @Help("Move one to the trash")
    @Described(needs = Verb.DELETE)
    @Path("{id}")
    public Response delete(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Ref ref = desk.ref(meta, id);
        long version = Preconditions.version(ifMatch);
        desk.write(caller, visit -> {
            Edit victim = new Edit(ref.id(), version, List.of());
            services.writer().delete(visit.transaction(), visit.access(), meta.name(), List.of(victim), false);
            return true;
        });
        return Response.noContent().build();
    }

    /** What was made, as its maker may see it now; of a record that is out of sight by now, nothing. */
    private Answer again(Visit visit, EntityMeta meta, Answer first) {
        String location = Objects.requireNonNull(first.location());
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        return desk.find(visit, meta, id)
                .map(now -> new Answer(first.status(), now.etag(), location, now.json()))
                .orElseGet(() -> new Answer(
                        first.status(),
                        first.etag(),
                        location,
                        ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    private static String location(EntityMeta meta, UUID id) {
        return "/api/v1/records/" + meta.name().plugin() + "/" + meta.name().name() + "/" + id;
    }

    /** What was written, as its writer may see it; of a record that is out of sight now, its id and version. */
    private Answer written(Visit visit, EntityMeta meta, int status, @Nullable String location, Version left) {
        return desk.find(visit, meta, left.id())
                .map(now -> new Answer(status, now.etag(), location, now.json()))
                .orElseGet(() -> new Answer(
                        status,
                        Preconditions.etag(left.number()),
                        location,
                        ("{\"id\":\"" + left.id() + "\",\"version\":" + left.number() + "}")
                                .getBytes(StandardCharsets.UTF_8)));
    }
}
