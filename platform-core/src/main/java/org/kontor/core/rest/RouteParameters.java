package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.api.Help;

/** The parameters of a route, as OpenAPI lists them: of its address and its headers. */
final class RouteParameters {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    /** What a client sends anyway. */
    private static final Set<String> UNSAID = Set.of("User-Agent", "Content-Type");

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("id", "its id"),
            Map.entry("share", "the share's id"),
            Map.entry("user", "an active user's id; yourself without it"),
            Map.entry("name", "the file's name, with its ending"),
            Map.entry("language", "a language such as de; your own without it"),
            Map.entry("template", "the template's id, such as billing.invoice"),
            Map.entry("plugin", "the plugin's id, such as contacts"),
            Map.entry("entity", "the entity's name, such as account or contacts.account"),
            Map.entry(
                    "filter",
                    "RSQL: == != =in= =out= =gt= =ge= =lt= =le= =contains= =starts= =empty=true =me=true;"
                            + " ; is and, a comma is or; values with spaces stand in quotes"),
            Map.entry("sort", "terms, separated by commas; - before one for descending"),
            Map.entry("limit", "at most so many"),
            Map.entry("cursor", "what the page before answered as next"),
            Map.entry("after", "what the page before answered as next"),
            Map.entry("since", "what the answer before said as next; nothing the first time"),
            Map.entry("view", "the id of a view: its condition holds too, and what is not asked is as it has it"),
            Map.entry("entities", "names such as contacts.account, separated by commas; all without it"),
            Map.entry("fields", "terms to answer, separated by commas; all without it"),
            Map.entry("expand", "references whose records are answered along"),
            Map.entry("q", "words that stand in the record's texts"),
            Map.entry("count", "true to be told how many there are"),
            Map.entry("can", "true to be told what may be done with each record"),
            Map.entry(
                    "as_of",
                    "a moment such as 2026-11-22T09:30:00Z, to be answered as things were; of one record also the number of"
                            + " a version"),
            Map.entry("to", "the same; as it is now without it"),
            Map.entry("dry_run", "true to be told what would become of it, and to leave it as it is"),
            Map.entry("group", "terms to group by; moments by period, as in created_at:month"),
            Map.entry("measure", "count, sum:amount, average:amount, min:amount, max:amount, separated by commas"),
            Map.entry("atomic", "true for all or nothing"),
            Map.entry("trial", "true to be told what would become of each line; nothing is written"),
            Map.entry(
                    "users",
                    "who is meant in place of users whom rules of the file name, by their logins: anna:hana,bob:petr"),
            Map.entry("only", "entities such as system.role, separated by commas; all of the file without it"),
            Map.entry("delete", "true to delete what is here and not in the file; it is kept without it"),
            Map.entry("any_plugins", "true where other versions of plugins are no conflict by themselves"),
            Map.entry("actor", "the id of a user: only what they did"),
            Map.entry("record", "the id of a record: only what concerns it"),
            Map.entry("kind", "of which kind, as the answers write it"),
            Map.entry("from", "not before this moment, such as 2026-11-22T09:30:00Z"),
            Map.entry("before", "before this moment"),
            Map.entry("If-Match", "the ETag of the record as it was read, quotes included"),
            Map.entry("If-None-Match", "an ETag: with it what did not change is not sent again"),
            Map.entry("Idempotency-Key", "names this request for a day: sent again it is not done again"));

    private final Map<String, ObjectNode> byPlace = new LinkedHashMap<>();

    private RouteParameters() {}

    /**
     * Lists them.
     *
     * @param path with the parameters that are left open
     */
    static Collection<ObjectNode> of(Route route, String path) {
        RouteParameters all = new RouteParameters();
        Set<String> open = new HashSet<>();
        Matcher names = NAME.matcher(path);
        while (names.find()) {
            open.add(names.group(1));
            all.add("path", names.group(1), "string", true);
        }
        for (Parameter each : route.code().getParameters()) {
            all.declared(each, open);
        }
        route.described().ifPresent(described -> {
            for (String name : described.query()) {
                all.add("query", name, "string", false);
            }
        });
        return all.byPlace.values();
    }

    private void declared(Parameter parameter, Set<String> open) {
        PathParam inPath = parameter.getAnnotation(PathParam.class);
        QueryParam inQuery = parameter.getAnnotation(QueryParam.class);
        HeaderParam inHeader = parameter.getAnnotation(HeaderParam.class);
        ObjectNode json = null;
        if (inPath != null && open.contains(inPath.value())) {
            json = add("path", inPath.value(), "string", true);
        } else if (inQuery != null) {
            json = add("query", inQuery.value(), type(parameter.getType()), false);
        } else if (inHeader != null && !UNSAID.contains(inHeader.value())) {
            // that whoever changes something says which version is asked of them by every method that has it
            json = add("header", inHeader.value(), "string", inHeader.value().equals("If-Match"));
        }
        Help help = parameter.getAnnotation(Help.class);
        if (json != null && help != null) {
            json.put("description", help.value());
        }
        DefaultValue otherwise = parameter.getAnnotation(DefaultValue.class);
        if (json != null && otherwise != null) {
            json.withObject("/schema").put("default", otherwise.value());
        }
    }

    private ObjectNode add(String in, String name, String type, boolean required) {
        return byPlace.computeIfAbsent(in + " " + name, first -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("in", in).put("name", name).put("required", required);
            json.put("description", TEXTS.getOrDefault(name, name));
            ObjectNode schema = json.putObject("schema").put("type", type);
            if (type.equals("array")) {
                schema.putObject("items").put("type", "string");
            }
            return json;
        });
    }

    private static String type(Class<?> type) {
        return type == boolean.class || type == Boolean.class
                ? "boolean"
                : type == int.class || type == long.class || type == Integer.class || type == Long.class
                        ? "integer"
                        : Collection.class.isAssignableFrom(type) ? "array" : "string";
    }

    /** Adds them to an operation. */
    static void write(Route route, String path, ObjectNode operation) {
        Collection<ObjectNode> all = of(route, path);
        if (!all.isEmpty()) {
            ArrayNode list = operation.putArray("parameters");
            all.forEach(list::add);
        }
    }
}
