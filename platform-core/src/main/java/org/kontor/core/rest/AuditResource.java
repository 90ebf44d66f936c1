package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.EntityName;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.change.AccessEntry;
import org.kontor.core.change.AccessKind;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.LogFilter;
import org.kontor.core.change.LoggedAccess;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.OpenFields;

/** Who changed and who saw what, over all records; nothing of it can be edited. */
@Help("Who changed and who saw what")
@Path("audit")
@Produces("application/json")
@Requires("system.read_audit")
public final class AuditResource {
    private static final Set<String> PARAMETERS =
            Set.of("actor", "entity", "record", "kind", "from", "before", "limit", "cursor");
    private static final int MOST = 500;

    private final Desk desk;
    private final Services services;

    AuditResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("What was changed, newest first")
    @Described(query = {"actor", "entity", "record", "kind", "from", "before", "limit", "cursor"})
    @Path("changes")
    public JsonNode changes(@Context Caller caller, @Context UriInfo address) {
        Parameters given = Parameters.of(address, PARAMETERS);
        int limit = given.number("limit", 100, 1, MOST);
        List<ChangeEntry> entries =
                services.changes().search(filter(given, ChangeKind.class), HistoryResource.before(given), limit);
        ObjectNode page = services.json().createObjectNode();
        ArrayNode list = page.putArray("entries");
        List<ObjectNode> told = desk.read(
                caller,
                visit -> entries.stream().map(entry -> change(visit, entry)).toList());
        list.addAll(told);
        return next(page, ChangeLog.isFull(entries, limit) ? entries.getLast().seq() : 0);
    }

    /** Values of fields that the auditor may not read stay out: auditing is no right to read. */
    private ObjectNode change(Visit visit, ChangeEntry entry) {
        ObjectNode json = services.json().createObjectNode();
        json.putObject("record")
                .put("entity", entry.change().record().entity().toString())
                .put("id", entry.change().record().id().toString());
        JsonNode changes = OwnJson.tree(entry.change().changes());
        History.write(services, json, entry, changes);
        ArrayNode fields = json.putArray("fields");
        changes.fieldNames().forEachRemaining(name -> {
            if (!name.startsWith("$")) {
                fields.add(services.catalog()
                        .renames()
                        .now(
                                entry.change().record().entity(),
                                name,
                                entry.change().at()));
            }
        });
        EntityMeta entity =
                services.catalog().findMeta(entry.change().record().entity()).orElse(null);
        if (entity != null) {
            OpenFields open = OpenFields.everywhere(visit.access(), entity);
            json.set(
                    "changes",
                    new ReadableChanges(services, entity, entry.change().record(), open, visit.notes())
                            .of(changes, entry.change().at()));
        }
        return json;
    }

    @GET
    @Help("Who read, searched or exported what, newest first")
    @Described(query = {"actor", "entity", "record", "kind", "from", "before", "limit", "cursor"})
    @Path("accesses")
    public JsonNode accesses(@Context UriInfo address) {
        Parameters given = Parameters.of(address, PARAMETERS);
        int limit = given.number("limit", 100, 1, MOST);
        List<LoggedAccess> entries =
                services.reads().search(filter(given, AccessKind.class), HistoryResource.before(given), limit);
        ObjectNode page = services.json().createObjectNode();
        ArrayNode list = page.putArray("entries");
        entries.forEach(entry -> list.add(access(entry.access())));
        return next(page, entries.size() == limit ? entries.getLast().seq() : 0);
    }

    private ObjectNode access(AccessEntry entry) {
        ObjectNode json = services.json().createObjectNode();
        json.put("at", entry.at().toString());
        json.put("kind", EntityJson.lower(entry.kind()));
        ObjectNode by =
                json.putObject("by").put("id", entry.actorId().toString()).put("name", entry.actorName());
        entry.through().ifPresent(plugin -> by.put("through", plugin));
        json.put("entity", entry.entity().toString());
        entry.recordId().ifPresent(id -> json.put("record", id.toString()));
        json.put("records", entry.records());
        json.set("what", OwnJson.tree(entry.what()));
        return json;
    }

    private static ObjectNode next(ObjectNode page, long seq) {
        return page.put("next", seq == 0 ? null : Long.toString(seq));
    }

    private static <K extends Enum<K>> LogFilter<K> filter(Parameters given, Class<K> kinds) {
        return new LogFilter<K>(
                given.id("actor"),
                entity(given),
                given.id("record"),
                given.text("kind").map(kind -> one("kind", kinds, kind)),
                given.moment("from"),
                given.moment("before"));
    }

    private static Optional<EntityName> entity(Parameters given) {
        return given.text("entity").map(text -> {
            try {
                return EntityName.parse(text);
            } catch (IllegalArgumentException e) {
                throw Parameters.unfit(
                        "entity",
                        "system.parameter_entity",
                        "The parameter {name} must be an entity's name such as contacts.account");
            }
        });
    }

    private static <E extends Enum<E>> E one(String name, Class<E> type, String text) {
        for (E each : type.getEnumConstants()) {
            if (EntityJson.lower(each).equals(text)) {
                return each;
            }
        }
        throw Parameters.unfit(
                name, "system.parameter_kind", "The parameter {name} must be one of those that the answers show");
    }
}
