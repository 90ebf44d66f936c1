package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.custom.ModelChange;
import org.kontor.core.custom.ModelWish;
import org.kontor.core.module.Modules;
import org.kontor.core.module.Plans;
import org.kontor.core.module.PluginChange;
import org.kontor.core.module.PluginChange.Target;

/** Changes of plugins and of configuration: first what they would do, then doing it. */
@Help("Plans: what a change of plugins or of configuration would do, before it is done")
@Path("platform/plans")
@Produces("application/json")
@Requires("system.administer")
public final class PlansResource {
    private static final int MOST_CHANGES = 100;

    /** What is asked for. */
    record PlanWish(
            @Nullable List<ChangeWish> changes, @Nullable List<ModelWish> model) {}

    /** What is wanted of one plugin: enabled, disabled, removed or purged; with the hash of its files, where there are several. */
    record ChangeWish(String plugin, String to, @Nullable String hash) {}

    /** Where data are deleted for good: the plugin's id once more, and what the backup is called that was taken before. */
    record ApplyWish(@Nullable String confirm, @Nullable String backup) {}

    private final Services services;
    private final Modules modules;

    PlansResource(Services services) {
        this.services = services;
        this.modules = services.modules();
    }

    @POST
    @Help("Say what a change would do; nothing is changed")
    @Described(body = PlanWish.class, status = 201, answer = "The plan; it is applied by its id")
    @Consumes("application/json")
    public Response propose(@Context Caller caller, JsonNode body) {
        JsonReading wish = JsonReading.of(body, PlanWish.class);
        List<PluginChange> changes = new ArrayList<>();
        for (JsonNode each : wishes(wish, "changes")) {
            changes.add(change(JsonReading.of(each, ChangeWish.class)));
        }
        List<ModelChange> model = new ArrayList<>();
        for (JsonNode each : wishes(wish, "model")) {
            JsonReading.of(each, ModelWish.class);
            model.add(new ModelChange(each));
        }
        if (changes.isEmpty() && model.isEmpty()) {
            throw noChanges("changes");
        }
        Plans.Stored plan = modules.propose(caller.actor(), changes, model);
        return Response.created(URI.create("platform/plans/" + plan.ref().id()))
                .entity(json(caller, plan))
                .build();
    }

    private static JsonNode wishes(JsonReading wish, String key) {
        JsonNode wishes = wish.find(key).orElseGet(JsonNodeFactory.instance::arrayNode);
        if (!wishes.isArray() || wishes.size() > MOST_CHANGES) {
            throw noChanges(key);
        }
        return wishes;
    }

    private static Refusal noChanges(String key) {
        return Parameters.unfit(
                key, "system.parameter_changes", "The parameter {name} must be a list of changes, at most a hundred");
    }

    private static PluginChange change(JsonReading wish) {
        String to = wish.requireText("to");
        for (Target target : Target.values()) {
            if (EntityJson.lower(target).equals(to)) {
                return new PluginChange(
                        wish.requireText("plugin"), target, wish.text("hash").orElse(null));
            }
        }
        throw Parameters.unfit(
                "to", "system.parameter_target", "The parameter {name} must be enabled, disabled, removed or purged");
    }

    @GET
    @Path("{id}")
    @Help("One plan")
    public JsonNode plan(@Context Caller caller, @PathParam("id") String id) {
        return json(caller, modules.plan(Desk.id(id)));
    }

    @POST
    @LongAnswer
    @Path("{id}/apply")
    @Help("Do what a plan says, unless it would say something else by now")
    @Described(body = ApplyWish.class, answer = "The plan, as it was applied")
    @Consumes("application/json")
    public JsonNode apply(@Context Caller caller, @PathParam("id") String id, @Nullable JsonNode body) {
        Modules.Confirmation confirmed = null;
        if (body != null && !body.isMissingNode()) {
            JsonReading given = JsonReading.of(body, ApplyWish.class);
            Optional<String> confirm = given.text("confirm");
            if (confirm.isPresent()) {
                confirmed = new Modules.Confirmation(
                        confirm.get(), given.text("backup").orElse(""));
            }
        }
        return json(caller, modules.apply(caller.actor(), Desk.id(id), confirmed));
    }

    private ObjectNode json(Caller caller, Plans.Stored plan) {
        return json(services, caller, plan);
    }

    /** A plan in the language of whoever reads it. */
    static ObjectNode json(Services services, Caller caller, Plans.Stored plan) {
        Plans.Spoken spoken =
                plan.spoken(services.catalog(), message -> services.texts().text(message, caller.locale()));
        ObjectNode json = services.json()
                .createObjectNode()
                .put("id", plan.ref().id().toString())
                .put("title", spoken.title())
                .put("state", plan.head().state().name())
                .put("created_at", plan.at().toString());
        spoken.reason().ifPresent(reason -> json.put("reason", reason));
        spoken.content().properties().forEach(each -> json.set(each.getKey(), each.getValue()));
        json.put("text", spoken.summary());
        return json;
    }
}
