package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.change.AccessKind;
import org.kontor.core.custom.ModelChange;
import org.kontor.core.custom.ModelWish;
import org.kontor.core.module.Plans;
import org.kontor.core.move.ConfigurationFile;
import org.kontor.core.move.Export;
import org.kontor.core.move.MoveOptions;

/** Configuration as a file: taken out here, and taken in elsewhere by a plan. */
@Help("Configuration that moves between installations")
@Path("platform/configuration")
@Produces("application/json")
@Requires("system.administer")
public final class ConfigurationResource {
    private static final String ASKED = "configuration";

    private final Desk desk;
    private final Services services;

    ConfigurationResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("The configuration as a file, the same for the same configuration")
    @Described(answer = "The file")
    public Response export(@Context Caller caller) {
        Export export = taken(caller);
        byte[] text = ConfigurationFile.text(export.file());
        try {
            // what could not be read back is not given out
            services.json().readTree(text);
        } catch (IOException e) {
            throw Refusal.of(
                    Refusal.Code.TOO_LARGE,
                    Message.of(
                            "system.configuration_large",
                            "There is more configuration here than a file of it may hold"),
                    e);
        }
        export.counts()
                .forEach((entity, count) -> desk.noteAsked(
                        desk.access(caller),
                        AccessKind.EXPORTED,
                        services.catalog().get(entity),
                        count,
                        ASKED));
        return Response.ok(text)
                .header("Content-Disposition", "attachment; filename=\"configuration.json\"")
                .build();
    }

    @GET
    @Path("left")
    @Help("What is set up here and does not move with the file, record by record")
    public JsonNode left(@Context Caller caller) {
        ObjectNode json = services.json().createObjectNode();
        ArrayNode left = json.putArray("left");
        taken(caller).left().forEach(each -> {
            ObjectNode one = left.addObject().put("entity", each.entity().toString());
            one.set("key", each.key());
            one.put("reason", services.texts().text(each.reason(), caller.locale()));
        });
        return json;
    }

    private Export taken(Caller caller) {
        return desk.read(caller, visit -> services.moving().export(visit.transaction(), visit.access(), visit.notes()));
    }

    @POST
    @Help("Say what a file would do here; nothing is changed")
    @Described(
            query = {"only", "delete", "any_plugins", "users"},
            status = 201,
            answer =
                    "The plan; it is applied by its id. Own fields, entities and rules have a plan of their own, which is \"first\":"
                            + " once it is applied, the file is sent again for the rest")
    @Consumes("application/json")
    public Response propose(@Context Caller caller, @Context UriInfo address, JsonNode file) {
        Parameters asked = Parameters.of(address, Set.of("only", "delete", "any_plugins", "users"));
        MoveOptions options = new MoveOptions(
                Set.copyOf(asked.texts("only")), asked.yes("delete"), asked.yes("any_plugins"), users(asked));
        ConfigurationFile read = ConfigurationFile.of(file);
        read.model().stream().flatMap(List::stream).forEach(wish -> JsonReading.of(wish, ModelWish.class));
        List<ModelChange> model = services.moving().model(read, options);
        if (!model.isEmpty()) {
            return proposed(
                    services.modules()
                            .propose(
                                    caller.actor(),
                                    List.of(),
                                    model,
                                    services.moving().coming(read, options)),
                    true,
                    caller);
        }
        SensitiveNotes notes = new SensitiveNotes();
        Plans.Stored plan = services.moving().propose(caller.actor(), file, options, notes);
        desk.note(desk.access(caller), notes);
        return proposed(plan, false, caller);
    }

    /** Who is meant here in place of users whom the file names: {@code anna:hana,bob:petr}. */
    private static Map<String, String> users(Parameters asked) {
        Map<String, String> users = new HashMap<>();
        for (String each : asked.texts("users")) {
            int middle = each.indexOf(':');
            boolean isPair = middle > 0 && middle < each.length() - 1;
            if (!isPair || users.put(each.substring(0, middle), each.substring(middle + 1)) != null) {
                throw Parameters.unfit(
                        "users",
                        "system.parameter_users",
                        "The parameter {name} must be pairs of logins, each once: one of the file, a colon, and who is meant"
                                + " here");
            }
        }
        return users;
    }

    /** @param isFirst whether the rest of the file is planned once this is applied */
    private Response proposed(Plans.Stored plan, boolean isFirst, Caller caller) {
        return Response.created(URI.create("platform/plans/" + plan.ref().id()))
                .entity(PlansResource.json(services, caller, plan).put("first", isFirst))
                .build();
    }
}
