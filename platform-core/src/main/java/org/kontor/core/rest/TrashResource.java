package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.TrashEntry;

/** Deleted records: shown, brought back, and taken out for good. */
@Help("Deleted records: shown, brought back, taken out for good")
@Path("trash")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class TrashResource {
    private static final int MOST = 200;

    private final Desk desk;
    private final Services services;

    TrashResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("What was deleted")
    @Described(
            query = {"limit", "cursor"},
            answer = "Entries, newest first")
    @Path("{plugin}/{entity}")
    public JsonNode list(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Parameters given = Parameters.of(address, Set.of("limit", "cursor"));
        int limit = given.number("limit", 50, 1, MOST);
        @Nullable UUID before = given.id("cursor").orElse(null);
        List<TrashEntry> entries = desk.read(
                caller,
                visit -> services.writer().deleted(visit.transaction(), visit.access(), meta.name(), before, limit));
        ObjectNode page = services.json().createObjectNode();
        ArrayNode list = page.putArray("entries");
        entries.forEach(entry -> write(list.addObject(), entry));
        page.put("next", entries.size() == limit ? entries.getLast().id().toString() : null);
        return page;
    }

    private static void write(ObjectNode json, TrashEntry entry) {
        json.put("id", entry.id().toString());
        json.putObject("record")
                .put("entity", entry.record().entity().toString())
                .put("id", entry.record().id().toString())
                .put("title", entry.title());
        json.put("version", entry.version());
        json.put("deleted_at", entry.deletedAt().toString());
        json.put("deleted_by", entry.deletedBy().toString());
    }

    @POST
    @Help("Bring a record back")
    @Described(answer = "The record")
    @Path("{id}/restore")
    public Response restore(
            @Context Caller caller, @Help("the entry's id or the record's") @PathParam("id") String id) {
        UUID entry = Desk.id(id);
        return desk.write(caller, visit -> {
            Ref ref = services.writer().restore(visit.transaction(), visit.access(), entry);
            RecordAnswer record = desk.record(visit, services.catalog().get(ref.entity()), ref.id());
            return Response.ok(record.json()).header("ETag", record.etag()).build();
        });
    }

    @DELETE
    @Help("Take a record out for good")
    @Path("{id}")
    public Response purge(@Context Caller caller, @Help("the entry's id or the record's") @PathParam("id") String id) {
        UUID entry = Desk.id(id);
        desk.write(caller, visit -> {
            services.writer().purge(visit.transaction(), visit.access(), entry);
            return true;
        });
        return Response.noContent().build();
    }
}
