package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kontor.api.Api;
import org.kontor.api.Contribution;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.SettingLevel.Kind;

/**
 * Writes the running interface as OpenAPI 3.1, as far as somebody may use it: every route of the kernel and of the
 * plugins, from the annotations that the server itself goes by.
 */
final class OpenApi {
    static final String SCHEMAS = "#/components/schemas/";

    /** Schemas of what is set, by level. */
    static final String SETTINGS_OF_SYSTEM = "settings.system";

    static final String SETTINGS_OF_TEAM = "settings.team";
    static final String SETTINGS_OF_USER = "settings.user";

    private final Services services;
    private final List<Route> kernel;
    private final Sight sight;
    private final Locale locale;
    private final ObjectNode root;
    private final OpenApiSchemas schemas;
    private final OpenApiPaths paths;
    private final Map<String, String> tags = new LinkedHashMap<>();

    /** @param kernel the routes of the kernel's own resources */
    OpenApi(Services services, List<Route> kernel, Sight sight, Locale locale) {
        this.services = services;
        this.kernel = kernel;
        this.sight = sight;
        this.locale = locale;
        this.root = services.json().createObjectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Kontor")
                .put("version", "v1")
                .put(
                        "description",
                        "Everything this installation does, as far as you may use it; plugin API " + Api.VERSION
                                + ". Programs send a token (Authorization: Bearer …), browsers their session's cookie and"
                                + " with what changes something the header X-CSRF-Token.");
        root.putArray("servers").addObject().put("url", "/api/v1");
        ObjectNode components = services.json().createObjectNode();
        this.schemas = new OpenApiSchemas(components.putObject("schemas"), services, sight, locale);
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("token").put("type", "http").put("scheme", "bearer");
        security.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", SessionCookie.NAME);
        ArrayNode ways = root.putArray("security");
        ways.addObject().putArray("token");
        ways.addObject().putArray("session");
        root.putArray("tags");
        this.paths = new OpenApiPaths(root.putObject("paths"), schemas, services, sight, locale);
        root.set("components", components);
    }

    ObjectNode document() {
        schemas.condition();
        schemas.problem();
        for (Kind kind : Kind.values()) {
            schemas.settings("settings." + kind.text(), kind);
        }
        // who one is comes first, then what people work with, then how the house is kept
        kernel.stream().filter(route -> tag(route).equals("session")).forEach(this::own);
        List<EntityMeta> known = services.catalog().all().stream()
                .filter(sight::knows)
                .sorted(Comparator.comparing(OpenApi::isOfKernel)
                        .thenComparing(entity -> entity.name().toString()))
                .toList();
        known.forEach(schemas::entity);
        known.stream().filter(entity -> !isOfKernel(entity)).forEach(this::entity);
        for (PluginResources plugin : services.plugins()) {
            String prefix = "plugins/" + plugin.pluginId() + "/";
            for (Object resource : plugin.instances()) {
                Route.of(resource.getClass(), prefix).forEach(route -> plugin(route, plugin.pluginId()));
            }
        }
        known.stream().filter(OpenApi::isOfKernel).forEach(this::entity);
        kernel.stream().filter(route -> !tag(route).equals("session")).forEach(this::own);
        ArrayNode list = root.putArray("tags");
        tags.forEach((name, text) -> {
            if (paths.has(name)) {
                list.addObject().put("name", name).put("description", text);
            }
        });
        return root;
    }

    private static boolean isOfKernel(EntityMeta entity) {
        return entity.name().plugin().equals(CatalogBuilder.USER.plugin());
    }

    private static String tag(Route route) {
        return route.path().replaceFirst("/.*", "");
    }

    private void own(Route route) {
        route.about().ifPresent(about -> tags.putIfAbsent(tag(route), about));
        paths.own(route, tag(route));
    }

    private void plugin(Route route, String pluginId) {
        String title = services.contributions().stream()
                .filter(each -> each.pluginId().equals(pluginId))
                .map(Contribution::title)
                .findFirst()
                .orElse(pluginId);
        tags.putIfAbsent("plugins/" + pluginId, title);
        paths.own(route, "plugins/" + pluginId);
    }

    private void entity(EntityMeta entity) {
        if (!entity.isPart()) {
            tags.put(entity.name().toString(), services.texts().plural(entity.declared(), locale));
            kernel.forEach(route -> paths.ofEntity(route, entity));
        }
    }
}
