package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.Edit;

/** What a change of a role, a user or a team would change of what people may do. */
@Help("The effect of a change of rights, before it is made")
@Path("records/{plugin}/{entity}/{id}/effect")
@Produces("application/json")
@Requires("system.administer")
public final class EffectResource {
    private static final EntityName ROLE = EntityName.of("system", "role");
    private static final Set<EntityName> OF_RIGHTS = Set.of(CatalogBuilder.USER, CatalogBuilder.TEAM, ROLE);

    private final Desk desk;
    private final Services services;

    EffectResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @POST
    @Help("Say what a change of a role, a user or a team would change of what people may do; nothing is changed")
    @Described(schema = ".update", answer = "Whose rights change, and how")
    @Consumes({"application/merge-patch+json", "application/json"})
    public JsonNode effect(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            JsonNode body) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        if (!OF_RIGHTS.contains(meta.name())) {
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of(
                                    "system.effect_of_rights",
                                    "Roles, users and teams say what people may do, and {entity} not")
                            .with("entity", meta.name()));
        }
        UUID record = desk.ref(meta, id).id();
        long version = Preconditions.version(ifMatch);
        return desk.attempt(caller, visit -> {
            Edit edit = new Edit(
                    record, version, services.parser().of(visit.access()).record(meta.name(), body));
            services.writer().change(visit.transaction(), visit.access(), meta.name(), edit);
            return new RightsEffect(
                            services, visit.transaction(), caller.actor().locale())
                    .json();
        });
    }
}
