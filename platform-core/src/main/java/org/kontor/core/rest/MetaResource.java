package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;

/** What there is: entities, fields, rules and actions, as far as the caller knows them, in their language. */
@Help("What there is: entities, fields, rules and actions")
@Path("meta")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class MetaResource {
    private final Desk desk;
    private final Services services;

    MetaResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("All entities, in your language")
    public Response all(@Context Caller caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Sight sight = new Sight(services.catalog(), desk.access(caller));
        EntityJson describing = new EntityJson(services, sight, caller.locale());
        UiJson ui = new UiJson(services, sight, describing, caller.locale());
        ObjectNode json = services.json().createObjectNode();
        ArrayNode entities = json.putArray("entities");
        services.catalog().all().stream()
                .filter(sight::knows)
                .sorted(Comparator.comparing(entity -> entity.name().toString()))
                .forEach(entity -> entities.add(entity(describing, ui, sight, caller, entity)));
        json.set("menus", ui.menus());
        ArrayNode actions = json.putArray("actions");
        services.catalog().freeActions().stream()
                .filter(sight::may)
                .sorted(Comparator.comparing(action -> action.name().toString()))
                .forEach(action -> actions.add(describing.action(action)));
        return Tagged.answer(json, ifNoneMatch);
    }

    @GET
    @Help("One entity, in your language")
    @Path("{plugin}/{entity}")
    public Response one(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String name,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Access access = desk.access(caller);
        Sight sight = new Sight(services.catalog(), access);
        EntityMeta entity = known(services, sight, plugin, name);
        EntityJson describing = new EntityJson(services, sight, caller.locale());
        UiJson ui = new UiJson(services, sight, describing, caller.locale());
        return Tagged.answer(entity(describing, ui, sight, caller, entity), ifNoneMatch);
    }

    /**
     * What is known of an entity, of parts too.
     *
     * @throws Refusal NOT_FOUND
     */
    static EntityMeta known(Services services, Sight sight, String plugin, String name) {
        return services.catalog()
                .findMeta(EntityName.of(plugin, name))
                .filter(sight::knows)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Code.NOT_FOUND,
                        Message.of("system.unknown_entity", "There is no entity {entity}")
                                .with("entity", Parameters.shown(plugin + "." + name))));
    }

    private JsonNode entity(EntityJson describing, UiJson ui, Sight sight, Caller caller, EntityMeta entity) {
        ObjectNode json = describing.of(entity);
        json.set("views", ui.views(Optional.of(entity.name())));
        json.set("sections", ui.sections(Optional.of(entity.name())));
        json.set("related", ui.related(Optional.of(entity.name())));
        json.set("layouts", new LayoutJson(services, sight, describing, caller.locale()).of(entity));
        return json;
    }
}
