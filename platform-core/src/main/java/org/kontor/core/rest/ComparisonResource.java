package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.api.SystemTerm;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.AsOf;
import org.kontor.core.record.Selection;

/** Two states of a record side by side. */
@Help("Two states of a record side by side")
@Path("records/{plugin}/{entity}/{id}/compare")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class ComparisonResource {
    private static final Set<String> PARAMETERS = Set.of("from", "to");

    private final Desk desk;
    private final Services services;

    ComparisonResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("What differs between what it was and what it was later, or is now")
    @Described(
            needs = Verb.READ,
            answer = "The versions of both, and each field that differs: what it held and what it held later")
    public JsonNode compare(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @Help("a moment, or the number of a version") @QueryParam("from") @Nullable String from,
            @Help("the same; as it is now without it, or as it was when it was deleted") @QueryParam("to") @Nullable
                    String to) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Parameters given = Parameters.of(address, PARAMETERS);
        UUID record = Desk.id(id);
        AsOf begin = given.asOf("from")
                .orElseThrow(() ->
                        Parameters.unfit("from", "system.parameter_needed", "The parameter {name} must be given"));
        AsOf end = given.asOf("to").orElse(null);
        return desk.read(caller, visit -> {
            ObjectNode answer = services.json().createObjectNode();
            ObjectNode one = state(visit, meta, record, begin);
            ObjectNode other = state(visit, meta, record, end);
            answer.put("id", record.toString());
            answer.putObject("from").put("version", one.path("version").asLong());
            answer.putObject("to").put("version", other.path("version").asLong());
            ObjectNode changed = answer.putObject("changed");
            for (Map.Entry<String, JsonNode> field : one.properties()) {
                JsonNode later = other.get(field.getKey());
                if (isCompared(meta, field.getKey()) && !field.getValue().equals(later)) {
                    changed.putArray(field.getKey())
                            .add(field.getValue())
                            .add(later == null ? NullNode.getInstance() : later);
                }
            }
            return answer;
        });
    }

    private ObjectNode state(Visit visit, EntityMeta meta, UUID id, @Nullable AsOf asOf) {
        byte[] json = services.recordJson()
                .past()
                .record(visit.access(), meta, id, asOf, Selection.all())
                .answer(visit.transaction(), visit.notes())
                .json();
        return (ObjectNode) OwnJson.tree(json);
    }

    /** That it was changed at all, and when and by whom, tells the history. */
    private static boolean isCompared(EntityMeta meta, String name) {
        return meta.find(name)
                .filter(field -> field.system() == null
                        || field.system() == SystemTerm.Kind.OWNER
                        || field.system() == SystemTerm.Kind.TEAM)
                .isPresent();
    }
}
