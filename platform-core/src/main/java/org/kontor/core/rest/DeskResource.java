package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Help;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.JsonBytes;
import org.kontor.core.record.Selection;
import org.kontor.core.system.Attachment;
import org.kontor.core.system.Comment;
import org.kontor.core.system.OwnMarks;

/** A record with what lies around it, for whoever draws its page: one question, in one state of the data. */
@Help("A record with what hangs on it")
@Path("records/{plugin}/{entity}/{id}/desk")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class DeskResource {
    private static final int FIRST = 50;

    private final Desk desk;
    private final Services services;

    DeskResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("The record, whether it is a favourite, and the newest of its comments and attachments with their number")
    @Described(
            needs = Verb.READ,
            answer = "record, favourite, comments and attachments, each of which has records, next and count")
    public JsonNode desk(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Ref ref = desk.ref(meta, id);
        return desk.read(caller, visit -> {
            ObjectNode json = services.json().createObjectNode();
            json.set("record", OwnJson.tree(desk.record(visit, meta, ref.id()).json()));
            boolean isFavourite = OwnMarks.FAVOURITES
                    .of(visit.transaction(), visit.access().user())
                    .stream()
                    .anyMatch(mark -> mark.record().equals(ref));
            json.put("favourite", isFavourite);
            if (meta.takesAttached() && desk.opens(visit.access(), Comment.ABOUT)) {
                json.set("comments", page(visit, Comment.NAME, Comment.ABOUT, ref));
            }
            if (meta.takesAttached() && desk.opens(visit.access(), Attachment.ABOUT)) {
                json.set("attachments", page(visit, Attachment.NAME, Attachment.ABOUT, ref));
            }
            return json;
        });
    }

    private JsonNode page(Visit visit, EntityName entity, Field<Ref> about, Ref ref) {
        Query newest = Query.of(entity)
                .where(about.is(ref))
                .sort(entity.createdAt().descending())
                .limit(FIRST)
                .count();
        Selection all = new Selection(List.of(), List.of(), true);
        try (JsonBytes page =
                services.recordJson().page(visit.access(), newest, all).answer(visit.transaction(), visit.notes())) {
            return OwnJson.tree(page.detach());
        }
    }
}
