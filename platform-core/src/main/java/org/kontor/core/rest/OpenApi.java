package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.kontor.api.Action;
import org.kontor.api.Api;
import org.kontor.api.Field;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Writes the running model as OpenAPI 3.1, as far as somebody knows it: own fields and plugins included. */
final class OpenApi {
    private static final String SCHEMAS = "#/components/schemas/";

    private final Services services;
    private final Sight sight;
    private final Locale locale;
    private final ObjectNode root;
    private final ObjectNode schemas;

    OpenApi(Services services, Sight sight, Locale locale) {
        this.services = services;
        this.sight = sight;
        this.locale = locale;
        this.root = services.json().createObjectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Kontor")
                .put("version", "v1")
                .put("description", "Records, actions and questions of this installation, plugin API " + Api.VERSION);
        root.putArray("servers").addObject().put("url", "/api/v1");
        ObjectNode components = services.json().createObjectNode();
        this.schemas = components.putObject("schemas");
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("token").put("type", "http").put("scheme", "bearer");
        security.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", SessionCookie.NAME);
        root.set("components", components);
        ArrayNode ways = root.putArray("security");
        ways.addObject().putArray("token");
        ways.addObject().putArray("session");
    }

    ObjectNode document() {
        condition();
        problem();
        ArrayNode tags = root.putArray("tags");
        OpenApiPaths paths = new OpenApiPaths(root.putObject("paths"), SCHEMAS);
        paths.session();
        List<EntityMeta> known = services.catalog().all().stream()
                .filter(sight::knows)
                .sorted(Comparator.comparing(entity -> entity.name().toString()))
                .toList();
        for (EntityMeta entity : known) {
            schema(entity, "", Verb.READ);
            schema(entity, ".create", Verb.CREATE);
            schema(entity, ".update", Verb.UPDATE);
            if (entity.isPart()) {
                continue;
            }
            page(entity);
            tags.addObject()
                    .put("name", entity.name().toString())
                    .put("description", services.texts().plural(entity.declared(), locale));
            paths.entity(entity, sight);
            for (Action action : entity.actions()) {
                if (mayRun(action)) {
                    paths.action(entity, action, services.texts().label(action, locale), input(action));
                }
            }
        }
        services.catalog().freeActions().stream()
                .filter(this::mayRun)
                .sorted(Comparator.comparing(action -> action.name().toString()))
                .forEach(action -> paths.freeAction(action, services.texts().label(action, locale), input(action)));
        return root;
    }

    private boolean mayRun(Action action) {
        return action.permission()
                .filter(permission -> sight.may(permission.id()))
                .isPresent();
    }

    /** What is read of a record, or written to it. */
    private void schema(EntityMeta entity, String suffix, Verb verb) {
        ObjectNode schema = schemas.putObject(entity.name() + suffix).put("type", "object");
        schema.put("title", services.texts().label(entity.declared(), locale));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = services.json().createArrayNode();
        boolean reading = verb == Verb.READ;
        if (reading) {
            properties.putObject("id").put("type", "string").put("format", "uuid");
            properties.putObject("version").put("type", "integer").put("format", "int64");
        }
        for (FieldMeta field : entity.fields()) {
            boolean open = sight.may(entity.name(), field, verb) && (reading || !(field.isKept() || field.moved()));
            if (open && !field.name().equals("id")) {
                properties.set(field.name(), property(field, reading ? "" : suffix));
                if (verb == Verb.CREATE && field.field().isRequired()) {
                    required.add(field.name());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (!reading) {
            schema.put("additionalProperties", false);
        }
    }

    private ObjectNode property(FieldMeta field, String suffix) {
        ObjectNode property = field.kind().schema(field);
        if (field.isParts()) {
            property = services.json().createObjectNode().put("type", "array").put("maxItems", Field.MOST_PARTS);
            property.putObject("items")
                    .put("$ref", SCHEMAS + field.field().targets().getFirst() + suffix);
        }
        property.put("title", services.texts().label(field.field(), field.owner(), locale));
        ObjectNode described = property;
        services.texts()
                .help(field.field(), field.owner(), locale)
                .ifPresent(help -> described.put("description", help));
        if (field.isKept()) {
            property.put("readOnly", true);
        }
        return property;
    }

    private void page(EntityMeta entity) {
        ObjectNode page = schemas.putObject(entity.name() + ".page").put("type", "object");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("records").put("type", "array").putObject("items").put("$ref", SCHEMAS + entity.name());
        properties.putObject("next").putArray("type").add("string").add("null");
        ObjectNode count = properties.putObject("count").put("type", "object").putObject("properties");
        count.putObject("value").put("type", "integer");
        count.putObject("exact").put("type", "boolean");
    }

    private ObjectNode input(Action action) {
        ObjectNode input = services.json().createObjectNode().put("type", "object");
        ObjectNode properties = input.putObject("properties");
        for (Field<?> field : action.input()) {
            FieldMeta meta = services.outside(field);
            ObjectNode property = meta.kind().schema(meta);
            property.put("title", services.texts().label(field, field.shape().plugin(), locale));
            properties.set(field.name(), property);
            if (field.isRequired()) {
                input.withArray("required").add(field.name());
            }
        }
        return input.put("additionalProperties", false);
    }

    /** Fields of conditions refer to it; what may stand in it depends on the entity that is asked. */
    private void condition() {
        schemas.putObject("Condition")
                .put("type", "object")
                .put(
                        "description",
                        "Comparisons by field, such as {\"city\": {\"is\": \"Praha\"}}, joined by and, or, not and some");
    }

    private void problem() {
        ObjectNode problem = schemas.putObject("problem").put("type", "object");
        ObjectNode properties = problem.putObject("properties");
        for (String text : List.of("type", "title", "code", "detail", "id")) {
            properties.putObject(text).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        ObjectNode error = properties
                .putObject("errors")
                .put("type", "array")
                .putObject("items")
                .put("type", "object")
                .putObject("properties");
        error.putObject("field").put("type", "string");
        error.putObject("reason").put("type", "string");
    }
}
