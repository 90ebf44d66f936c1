package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.access.Pace;
import org.kontor.core.plugin.PluginCall;

/** What each plugin adds to the web client: the only source of what exists there. */
@Help("What plugins add to the web client")
@Path("ui")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class UiResource {
    /** What a browser tells of a part of a plugin that failed there. */
    record Failed(String plugin, String version, String place, String message) {}

    private static final int UI_API = 1;
    private static final int LONGEST = 500;

    private final Desk desk;
    private final Services services;
    private final Pace pace = new Pace(30, Duration.ofMinutes(1));

    UiResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Path("plugins")
    @Help("What each plugin adds to the web client")
    public Response manifests(@Context Caller caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Locale locale = caller.locale();
        Sight sight = new Sight(services.catalog(), desk.access(caller));
        EntityJson describing = new EntityJson(services, sight, locale);
        UiJson ui = new UiJson(services, sight, describing, locale);
        List<String> off = ui.off();
        ObjectNode json = services.json().createObjectNode();
        json.set("brand", BrandResource.json(services));
        ArrayNode plugins = json.putArray("plugins");
        for (Contribution contribution : services.contributions()) {
            UiJson own = ui.only(contribution);
            ObjectNode manifest = plugins.addObject();
            manifest.put("uiApi", UI_API);
            manifest.put("id", contribution.pluginId());
            manifest.set("nav", own.menus());
            manifest.set("views", own.views(Optional.empty()));
            manifest.set("sections", own.sections(Optional.empty()));
            manifest.set("related", own.related(Optional.empty()));
            manifest.set("widgets", own.widgets());
            if (!off.contains(contribution.pluginId())) {
                new UiManifest(services, sight, describing, locale, contribution, own).write(manifest);
            }
        }
        return Tagged.answer(json, ifNoneMatch);
    }

    @POST
    @Path("failures")
    @Consumes("application/json")
    @Help("Tell that a part of a plugin failed in the browser")
    @Described(body = Failed.class, status = 204)
    public Response failed(@Context Caller caller, JsonNode body) {
        JsonReading given = JsonReading.of(body, Failed.class);
        String plugin = given.requireText("plugin");
        String version = plain(given.text("version").orElse(""));
        String place = plain(given.requireText("place"));
        String message = plain(given.text("message").orElse(""));
        PluginCall call = services.calls()
                .find(plugin)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Code.NOT_FOUND,
                        Message.of("system.no_such_plugin", "There is no plugin {plugin}")
                                .with("plugin", Parameters.shown(plugin))));
        UUID user = caller.actor().ref().id();
        if (!pace.take(user)) {
            throw Refusal.of(
                    Refusal.Code.LIMITED,
                    Message.of("system.ui_failures_many", "Too many failures were told of. Please wait a minute."));
        }
        call.failedInBrowser(place, version, message, user.toString());
        return Response.noContent().build();
    }

    /** One line of the log, whatever a browser sends. */
    private static String plain(String text) {
        String line = text.codePoints()
                .map(sign -> Character.isISOControl(sign) || Character.getType(sign) == Character.FORMAT ? ' ' : sign)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.strip();
    }
}
