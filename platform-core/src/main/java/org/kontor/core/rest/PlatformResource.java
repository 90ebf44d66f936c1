package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.LargeBody;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.config.PluginConfig;
import org.kontor.core.module.Archives;
import org.kontor.core.module.InstalledPlugin;
import org.kontor.core.module.Modules;
import org.kontor.core.module.Sources;
import org.kontor.core.plugin.PlaceText;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.Violation;
import org.kontor.core.task.Unfinished;

/** Plugins for administrators: what became of each, and new ones. They are changed by plans. */
@Help("Plugins")
@Path("platform/plugins")
@Produces("application/json")
@Requires("system.administer")
public final class PlatformResource {
    private final Services services;
    private final Modules modules;

    PlatformResource(Services services) {
        this.services = services;
        this.modules = services.modules();
    }

    @GET
    @Help("What became of each plugin on this server, and why one was left out")
    public JsonNode plugins(@Context Caller caller) {
        Map<String, InstalledPlugin> installed = modules.installed();
        List<Unfinished> unfinished = modules.unfinished();
        ObjectNode json = services.json().createObjectNode();
        ArrayNode plugins = json.putArray("plugins");
        modules.report()
                .plugins()
                .forEach(entry -> write(
                        plugins.addObject(), entry, installed.get(entry.id()), List.of(), unfinished, caller.locale()));
        return json;
    }

    @GET
    @Path("{id}")
    @Help("One plugin, with the files that it may run with")
    public JsonNode plugin(@Context Caller caller, @PathParam("id") String id) {
        PluginReport.Entry entry = modules.report()
                .find(id)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Code.NOT_FOUND,
                        Message.of(
                                        "system.plugin_unknown",
                                        "There is no plugin {plugin}: put it into the folder, or upload it")
                                .with("plugin", Parameters.shown(id))));
        ObjectNode json = services.json().createObjectNode();
        write(json, entry, modules.installed().get(id), modules.candidates(id), modules.unfinished(), caller.locale());
        return json;
    }

    @POST
    @Help("Upload a plugin: its jar, or a zip file of its folder. It runs when a plan that enables it is applied")
    @Described(
            query = "plugin",
            status = 201,
            answer = "The plugin's id, version and the SHA-256 of its files, by which a plan names them")
    @Consumes("*/*")
    @LargeBody(PluginConfig.MOST)
    public Response upload(@Context Caller caller, @Context UriInfo address, InputStream body) {
        String id = Parameters.of(address, Set.of("plugin")).text("plugin").orElse(null);
        Archives.Kept kept = modules.upload(caller.actor(), body, id);
        ObjectNode json = services.json()
                .createObjectNode()
                .put("plugin", kept.plugin())
                .put("version", kept.version())
                .put("hash", kept.hash())
                .put("bytes", kept.bytes());
        return Response.created(URI.create("platform/plugins/" + kept.plugin()))
                .entity(json)
                .build();
    }

    @POST
    @Path("look")
    @Help("Look into the folders of plugins again; what is new there can then be enabled")
    public Response look() {
        modules.look();
        return Response.noContent().build();
    }

    private void write(
            ObjectNode json,
            PluginReport.Entry entry,
            @Nullable InstalledPlugin installed,
            List<Sources.Candidate> candidates,
            List<Unfinished> unfinished,
            Locale locale) {
        json.put("id", entry.id())
                .put("title", entry.title())
                .put("version", entry.version())
                .put("hash", entry.hash())
                .put("state", EntityJson.lower(entry.state()));
        if (installed != null) {
            json.putObject("wanted")
                    .put("state", installed.standing().choice().name())
                    .put("version", installed.version())
                    .put("hash", installed.hash());
        }
        write(json.putArray("violations"), entry.violations(), locale);
        write(json.putArray("remarks"), entry.remarks(), locale);
        ArrayNode upgrades = json.putArray("upgrades");
        unfinished.stream()
                .filter(upgrade -> upgrade.plugin().equals(entry.id()))
                .forEach(upgrade -> upgrades.addObject()
                        .put("version", upgrade.version())
                        .put("task", upgrade.task().map(UUID::toString).orElse(null))
                        .put("over", upgrade.isOver())
                        .put("failed", upgrade.failed())
                        .put("text", services.texts().text(upgrade.said(), locale)));
        ObjectNode brings = json.putObject("brings");
        entry.brings().forEach((kind, names) -> names.forEach(brings.putArray(kind)::add));
        services.calls()
                .health(entry.id())
                .ifPresent(health -> PluginHealthJson.write(json.putObject("health"), health));
        if (!candidates.isEmpty()) {
            ArrayNode files = json.putArray("files");
            candidates.forEach(candidate -> files.addObject()
                    .put("version", candidate.version())
                    .put("hash", candidate.hash())
                    .put("uploaded", candidate.isUploaded()));
        }
    }

    private void write(ArrayNode json, List<Violation> violations, Locale locale) {
        violations.forEach(violation -> json.addObject()
                .put("place", services.texts().text(PlaceText.of(violation.place()), locale))
                .put("reason", services.texts().text(violation.reason(), locale))
                .put("mend", services.texts().text(violation.mend(), locale)));
    }
}
