package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.Action;
import org.kontor.api.LargeBody;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;

/**
 * The paths of an OpenAPI document, one operation for each route that somebody may call; of routes on records one for
 * each entity that they know.
 */
final class OpenApiPaths {
    private static final String JSON = "application/json";
    private static final String OF_RECORDS = "records/{plugin}/{entity}";
    private static final String ACTION = "{action}";
    /** The methods that OpenAPI has a word for; others are told as extensions. */
    private static final Set<String> VERBS = Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH");

    private final ObjectNode paths;
    private final OpenApiSchemas schemas;
    private final Services services;
    private final Sight sight;
    private final Locale locale;
    private final Set<String> tags = new HashSet<>();

    OpenApiPaths(ObjectNode paths, OpenApiSchemas schemas, Services services, Sight sight, Locale locale) {
        this.paths = paths;
        this.schemas = schemas;
        this.services = services;
        this.sight = sight;
        this.locale = locale;
    }

    /** The groups that something was written of. */
    boolean has(String tag) {
        return tags.contains(tag);
    }

    /** Whether somebody may call it at all. */
    private boolean isOpen(Route route) {
        String requirement = route.requirement();
        return requirement.equals(Requires.ANYONE) || requirement.equals(Requires.SIGNED_IN) || sight.may(requirement);
    }

    /** A route that is no entity's. */
    void own(Route route, String tag) {
        if (!isOpen(route) || route.path().startsWith(OF_RECORDS)) {
            return;
        }
        if (route.path().endsWith(ACTION)) {
            services.catalog().freeActions().stream()
                    .filter(this::mayRun)
                    .forEach(action -> action(route, action, actionPath(route, action), tag));
            return;
        }
        ObjectNode operation = operation(route, route.path(), route.id("", ""), tag, route.summary());
        route.described()
                .map(Described::schema)
                .filter(schema -> !schema.isEmpty())
                .ifPresent(schema -> {
                    route.consumes().forEach(type -> schemas.refer(content(operation, "requestBody", type), schema));
                });
    }

    /** A route on an entity's records. */
    void ofEntity(Route route, EntityMeta entity) {
        if (!route.path().startsWith(OF_RECORDS) || !isOpen(route)) {
            return;
        }
        String name = entity.name().toString();
        String path = route.path()
                .replace("{plugin}", entity.name().plugin())
                .replace("{entity}", entity.name().name());
        if (path.endsWith(ACTION)) {
            entity.actions().stream()
                    .filter(this::mayRun)
                    .forEach(action -> action(
                            route, action, path.replace(ACTION, action.name().name()), name));
            return;
        }
        Verb[] needs = route.described().map(Described::needs).orElse(new Verb[0]);
        if (needs.length > 0 && Arrays.stream(needs).noneMatch(verb -> sight.may(entity, verb))) {
            return;
        }
        ObjectNode operation = operation(route, path, route.id(name, OF_RECORDS), name, route.summary());
        route.described().ifPresent(described -> {
            if (!described.schema().isEmpty()) {
                String schema = name + described.schema();
                route.consumes().forEach(type -> schemas.refer(content(operation, "requestBody", type), schema));
            }
            if (!described.answers().equals("-")) {
                ObjectNode well =
                        (ObjectNode) operation.path("responses").elements().next();
                schemas.refer(
                        well.putObject("content").putObject(JSON).putObject("schema"), name + described.answers());
            }
        });
    }

    private boolean mayRun(Action action) {
        return sight.may(action);
    }

    private static String actionPath(Route route, Action action) {
        return route.path()
                .replace("{plugin}", action.name().plugin())
                .replace(ACTION, action.name().name());
    }

    private void action(Route route, Action action, String path, String tag) {
        String label = services.texts().label(action, locale);
        ObjectNode operation = operation(route, path, action.name().toString(), tag, label);
        content(operation, "requestBody", JSON).setAll(schemas.input(action));
        ObjectNode responses = operation.withObject("/responses");
        ObjectNode well = (ObjectNode) responses.get("200");
        if (action.task().isPresent() && well != null) {
            responses.remove("200");
            well.put("description", "It was taken on; Location names its task");
            responses.set("202", well);
        }
        if (well != null) {
            well.withObject("/content")
                    .withObject("/" + JSON.replace("/", "~1"))
                    .set("schema", schemas.answer(action));
        }
        action.permission()
                .filter(permission -> action.by().isEmpty())
                .ifPresent(permission -> operation.put("description", "Needs the permission " + permission.id() + "."));
    }

    private ObjectNode operation(Route route, String path, String id, String tag, String summary) {
        tags.add(tag);
        ObjectNode item = (ObjectNode) paths.get("/" + path);
        ObjectNode operation = (item == null ? paths.putObject("/" + path) : item)
                .putObject((VERBS.contains(route.verb()) ? "" : "x-")
                        + route.verb().toLowerCase(Locale.ROOT));
        operation.put("operationId", id).put("summary", summary).put("description", description(route));
        operation.putArray("tags").add(tag);
        if (route.requirement().equals(Requires.ANYONE)) {
            operation.putArray("security");
        }
        RouteParameters.write(route, path, operation);
        body(route, operation);
        answers(route, operation);
        return operation;
    }

    private static String description(Route route) {
        Verb[] needs = route.described().map(Described::needs).orElse(new Verb[0]);
        String who = switch (route.requirement()) {
            case Requires.ANYONE -> "Open to anyone.";
            case Requires.SIGNED_IN ->
                needs.length == 0
                        ? "For whoever is signed in."
                        : Arrays.stream(needs)
                                .map(EntityJson::lower)
                                .collect(Collectors.joining(" or ", "Needs the right to ", " such records."));
            default -> "Needs the permission " + route.requirement() + ".";
        };
        LargeBody large = route.code().getAnnotation(LargeBody.class);
        return large == null ? who : who + " The body may have up to " + (large.value() >> 20) + " MiB.";
    }

    private void body(Route route, ObjectNode operation) {
        for (String type : route.consumes()) {
            ObjectNode schema = content(operation, "requestBody", type);
            if (type.startsWith("text/") || type.endsWith("ndjson")) {
                schema.put("type", "string");
            }
            route.described()
                    .filter(described -> described.body() != Described.Nothing.class)
                    .ifPresent(described -> schema.setAll(Shapes.schema(described.body())));
        }
        if (operation.has("requestBody")) {
            operation.withObject("/requestBody").put("required", true);
        }
    }

    private static ObjectNode content(ObjectNode operation, String part, String type) {
        ObjectNode content = operation.withObject("/" + part).withObject("/content");
        ObjectNode media = (ObjectNode) content.get(type);
        return (media == null ? content.putObject(type) : media).withObject("/schema");
    }

    private void answers(Route route, ObjectNode operation) {
        int given = route.described().map(Described::status).orElse(0);
        int status = given != 0 ? given : route.verb().equals("DELETE") ? 204 : 200;
        String said = route.described().map(Described::answer).orElse("");
        ObjectNode responses = operation.putObject("responses");
        ObjectNode well = responses.putObject(Integer.toString(status));
        well.put("description", !said.isEmpty() ? said : status == 204 ? "Done" : "What was asked for");
        List<String> types = status == 204 ? List.of() : route.produces();
        for (String type : types) {
            ObjectNode schema = well.withObject("/content").putObject(type).putObject("schema");
            if (!type.equals(JSON)) {
                schema.put("type", "string");
            }
        }
        ObjectNode otherwise = responses.putObject("default").put("description", "Why not");
        schemas.refer(otherwise.putObject("content").putObject(Problem.TYPE).putObject("schema"), "problem");
    }
}
