package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.kontor.api.Action;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;

/** The paths of an OpenAPI document. */
final class OpenApiPaths {
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final Map<String, String> LIST = new TreeMap<>(Map.of(
            "filter", "RSQL, for example name==Ada*;city=in=(Praha,Brno)",
            "sort", "terms, separated by commas; - before one for descending",
            "limit", "at most so many, up to 1000",
            "cursor", "what the page before answered as next",
            "fields", "terms to answer, separated by commas; all without it",
            "expand", "references whose records are answered along",
            "q", "words that stand in the record's texts",
            "count", "true to be told how many there are",
            "can", "true to be told what may be done with each record"));

    private final ObjectNode paths;
    private final String schemas;

    OpenApiPaths(ObjectNode paths, String schemas) {
        this.paths = paths;
        this.schemas = schemas;
    }

    void session() {
        ObjectNode session = paths.putObject("/session");
        ObjectNode begin = operation(session, "post", "session.begin", "Sign in", "session");
        ObjectNode body = body(begin, JSON).put("type", "object").putObject("properties");
        body.putObject("user").put("type", "string");
        body.putObject("password").put("type", "string").put("format", "password");
        answer(begin, 200, "Who is signed in, and the secret for unsafe requests");
        answer(operation(session, "get", "session.me", "Who is signed in", "session"), 200, "Who is signed in");
        answer(operation(session, "delete", "session.end", "Sign out", "session"), 204, "Signed out");
    }

    void entity(EntityMeta entity, Sight sight) {
        String name = entity.name().toString();
        String path = "/records/" + entity.name().plugin() + "/" + entity.name().name();
        if (sight.may(entity, Verb.READ)) {
            reading(entity, name, path);
        }
        ObjectNode all = paths.withObject("/" + escaped(path));
        if (sight.may(entity, Verb.CREATE)) {
            ObjectNode create = operation(all, "post", name + ".create", "Make one", name);
            header(create, "Idempotency-Key", false);
            body(create, JSON).put("$ref", schemas + name + ".create");
            ref(answer(create, 201, "The record as it was written"), JSON, name);
        }
        ObjectNode one = paths.withObject("/" + escaped(path + "/{id}"));
        if (sight.may(entity, Verb.UPDATE)) {
            ObjectNode update = operation(one, "patch", name + ".update", "Change one", name);
            id(update);
            header(update, "If-Match", true);
            body(update, "application/merge-patch+json").put("$ref", schemas + name + ".update");
            ref(answer(update, 200, "The record as it was written"), JSON, name);
        }
        if (sight.may(entity, Verb.DELETE)) {
            ObjectNode delete = operation(one, "delete", name + ".delete", "Move one to the trash", name);
            id(delete);
            header(delete, "If-Match", true);
            answer(delete, 204, "Deleted");
        }
        if (sight.may(entity, Verb.CREATE) || sight.may(entity, Verb.UPDATE) || sight.may(entity, Verb.DELETE)) {
            ObjectNode bulk = operation(
                    paths.putObject(path + "/bulk"), "post", name + ".bulk", "Make, change and delete many", name);
            parameter(bulk, "query", "atomic", "true for all or nothing", false);
            body(bulk, LINES).put("type", "string");
            answer(bulk, 200, "A line for each line");
        }
        if (sight.may(entity, Verb.EXPORT)) {
            ObjectNode export =
                    operation(paths.putObject(path + "/export"), "get", name + ".export", "Take many out", name);
            for (String each : new String[] {"filter", "sort", "fields", "q"}) {
                parameter(export, "query", each, LIST.getOrDefault(each, ""), false);
            }
            answer(export, 200, "A record on each line");
        }
    }

    private void reading(EntityMeta entity, String name, String path) {
        ObjectNode list = operation(paths.putObject(path), "get", name + ".list", "List", name);
        LIST.forEach((parameter, help) -> parameter(list, "query", parameter, help, false));
        ref(answer(list, 200, "A page"), JSON, name + ".page");
        ObjectNode get = operation(paths.putObject(path + "/{id}"), "get", name + ".get", "Read one", name);
        id(get);
        parameter(get, "query", "fields", LIST.getOrDefault("fields", ""), false);
        parameter(get, "query", "expand", LIST.getOrDefault("expand", ""), false);
        ref(answer(get, 200, "The record; its version is the ETag"), JSON, name);
        ObjectNode query =
                operation(paths.putObject(path + "/query"), "post", name + ".query", "Ask by a condition", name);
        body(query, JSON).put("type", "object");
        ref(answer(query, 200, "A page"), JSON, name + ".page");
        ObjectNode aggregate =
                operation(paths.putObject(path + "/aggregate"), "get", name + ".aggregate", "Numbers by groups", name);
        parameter(aggregate, "query", "filter", LIST.getOrDefault("filter", ""), false);
        parameter(aggregate, "query", "group", "terms to group by", false);
        parameter(aggregate, "query", "measure", "count, sum:amount, average:amount, min:…, max:…", false);
        answer(aggregate, 200, "A line for each group");
        ObjectNode history = operation(
                paths.putObject(path + "/{id}/history"), "get", name + ".history", "What was done to it", name);
        id(history);
        answer(history, 200, "Entries, newest first");
    }

    void action(EntityMeta entity, Action action, String label, ObjectNode input) {
        String path = "/records/" + entity.name().plugin() + "/" + entity.name().name() + "/{id}/actions/"
                + action.name().name();
        ObjectNode run = operation(
                paths.putObject(path),
                "post",
                action.name().toString(),
                label,
                entity.name().toString());
        id(run);
        header(run, "If-Match", true);
        header(run, "Idempotency-Key", false);
        body(run, JSON).setAll(input);
        answer(run, 200, "What it answered, and the record as it is now");
    }

    void freeAction(Action action, String label, ObjectNode input) {
        String path = "/actions/" + action.name().plugin() + "/" + action.name().name();
        ObjectNode run = operation(
                paths.putObject(path),
                "post",
                action.name().toString(),
                label,
                action.name().plugin());
        header(run, "Idempotency-Key", false);
        body(run, JSON).setAll(input);
        answer(run, 200, "What it answered");
    }

    private static ObjectNode operation(ObjectNode path, String method, String id, String summary, String tag) {
        ObjectNode operation = path.putObject(method);
        operation
                .put("operationId", id)
                .put("summary", summary)
                .putArray("tags")
                .add(tag);
        return operation;
    }

    private static void id(ObjectNode operation) {
        parameter(operation, "path", "id", "the record's id", true);
    }

    private static void header(ObjectNode operation, String name, boolean required) {
        String help =
                name.equals("If-Match") ? "the ETag of the record as it was read" : "names this request for a day";
        parameter(operation, "header", name, help, required);
    }

    private static void parameter(ObjectNode operation, String in, String name, String help, boolean required) {
        operation
                .withArray("parameters")
                .addObject()
                .put("in", in)
                .put("name", name)
                .put("description", help)
                .put("required", required)
                .putObject("schema")
                .put("type", "string");
    }

    private static ObjectNode body(ObjectNode operation, String type) {
        return operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject(type)
                .putObject("schema");
    }

    private ObjectNode answer(ObjectNode operation, int status, String description) {
        ObjectNode responses = operation.putObject("responses");
        ObjectNode well = responses.putObject(Integer.toString(status)).put("description", description);
        ref(responses.putObject("default").put("description", "Why not"), Problem.TYPE, "problem");
        return well;
    }

    private void ref(ObjectNode answer, String type, String schema) {
        answer.putObject("content").putObject(type).putObject("schema").put("$ref", schemas + schema);
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
