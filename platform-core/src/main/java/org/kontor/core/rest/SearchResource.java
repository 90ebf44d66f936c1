package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Help;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.core.access.Access;
import org.kontor.core.change.AccessKind;
import org.kontor.core.search.Found;
import org.kontor.core.search.Reason;
import org.kontor.core.search.Search;

/** Finds records of all entities by words. */
@Help("Records of all entities, found by words")
@Path("search")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class SearchResource {
    private static final Set<String> KNOWN = Set.of("q", "entities", "limit");
    private static final int USUAL = 5;
    private static final int MOST = 50;

    private final Desk desk;
    private final Search search;

    SearchResource(Desk desk) {
        this.desk = desk;
        this.search = desk.services().search();
    }

    @GET
    @Help("The best by some words, of each entity that you may read")
    @Described(
            query = {"q", "entities", "limit"},
            answer =
                    "groups of records, each with its title, the record that it hangs on where it does, and the reasons: fields"
                            + " with texts, and in them marks of where the words stand; building while not everything is indexed yet, partial where more may be found later")
    public JsonNode find(@Context Caller caller, @Context UriInfo address) {
        Parameters given = Parameters.of(address, KNOWN);
        String words = given.text("q").orElse("");
        Set<EntityName> entities = EventsResource.named(given.text("entities"));
        int most = given.number("limit", USUAL, 1, MOST);
        boolean isCurrent = search.catchUp();
        Found[] found = new Found[1];
        JsonNode json = desk.read(caller, visit -> {
            found[0] = search.find(
                    visit.transaction(),
                    visit.access(),
                    words,
                    entity -> entities.isEmpty() || entities.contains(entity),
                    most);
            return json(visit, found[0], isCurrent);
        });
        note(desk.access(caller), found[0], given);
        return json;
    }

    private void note(Access access, Found found, Parameters given) {
        String noted = NotedQuestion.ofSearch(given.text("entities").orElse(""));
        for (Found.Group group : found.groups()) {
            desk.noteAsked(
                    access, AccessKind.SEARCHED, group.entity(), group.hits().size(), noted);
        }
    }

    private JsonNode json(Visit visit, Found found, boolean isCurrent) {
        Map<EntityName, Set<UUID>> records = new HashMap<>();
        found.groups()
                .forEach(group -> group.hits().forEach(hit -> {
                    add(records, hit.record());
                    Ref on = hit.on();
                    if (on != null) {
                        add(records, on);
                    }
                }));
        Map<Ref, String> titles = desk.services().rights().titles(visit.transaction(), visit.access(), records);
        ObjectNode json = desk.services().json().createObjectNode();
        ArrayNode groups = json.putArray("groups");
        for (Found.Group group : found.groups()) {
            ObjectNode each = groups.addObject();
            each.put("entity", group.entity().name().toString());
            ArrayNode hits = each.putArray("records");
            for (Found.Hit hit : group.hits()) {
                ObjectNode record =
                        hits.addObject().put("id", hit.record().id().toString()).put("title", titles.get(hit.record()));
                Ref on = hit.on();
                if (on != null && titles.containsKey(on)) {
                    record.putObject("on")
                            .put("entity", on.entity().toString())
                            .put("id", on.id().toString())
                            .put("title", titles.get(on));
                }
                ArrayNode reasons = record.putArray("reasons");
                hit.reasons().forEach(reason -> write(visit, group, hit, reason, reasons.addObject()));
            }
            each.put("more", group.more());
        }
        return json.put("building", found.isBuilding()).put("partial", found.isPartial() || !isCurrent);
    }

    private static void add(Map<EntityName, Set<UUID>> records, Ref record) {
        records.computeIfAbsent(record.entity(), first -> new HashSet<>()).add(record.id());
    }

    private static void write(Visit visit, Found.Group group, Found.Hit hit, Reason reason, ObjectNode json) {
        json.put("field", reason.path()).put("text", reason.text());
        ArrayNode marks = json.putArray("marks");
        reason.marks().forEach(mark -> marks.addArray().add(mark.from()).add(mark.to()));
        if (reason.field().field().isSensitive()) {
            visit.notes().read(group.entity(), hit.record().id(), List.of(reason.field()));
        }
    }
}
