package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.api.Ui;

/** What each plugin adds to the web client: the only source of what exists there. */
@Help("What plugins add to the web client")
@Path("ui/plugins")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class UiResource {
    private static final int UI_API = 1;

    private final Desk desk;
    private final Services services;

    UiResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("What each plugin adds to the web client")
    public Response manifests(@Context Caller caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Locale locale = caller.locale();
        Sight sight = new Sight(services.catalog(), desk.access(caller));
        UiJson ui = new UiJson(services, sight, new EntityJson(services, sight, locale), locale);
        ObjectNode json = services.json().createObjectNode();
        json.set("brand", BrandResource.json(services));
        ArrayNode plugins = json.putArray("plugins");
        for (Contribution contribution : services.contributions()) {
            UiJson own = ui.only(contribution);
            ObjectNode manifest = plugins.addObject();
            manifest.put("uiApi", UI_API);
            manifest.put("id", contribution.pluginId());
            contribution.ui().stream()
                    .filter(Ui.Module.class::isInstance)
                    .map(Ui.Module.class::cast)
                    .findFirst()
                    .ifPresent(module -> manifest.put("module", module.module()).put("style", module.style()));
            manifest.set("nav", own.menus());
            manifest.set("views", own.views(Optional.empty()));
            manifest.set("sections", own.sections(Optional.empty()));
            manifest.set("panels", own.related(Optional.empty()));
            manifest.set("widgets", own.widgets());
        }
        return Tagged.answer(json, ifNoneMatch);
    }
}
