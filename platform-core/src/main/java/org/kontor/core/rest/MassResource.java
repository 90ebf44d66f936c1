package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.mass.MassChange;
import org.kontor.core.mass.MassChanges;
import org.kontor.core.mass.MassOrder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.MassReads;

/** Changes or deletes all records that a filter finds, not only a page of them: previewed, and behind the request. */
@Help("All records of a filter at once")
@Path("records/{plugin}/{entity}/mass")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class MassResource {
    private static final int ACCEPTED = 202;

    /**
     * What is asked for. Which records: by a condition in JSON, in its short spelling, by words, or all of them. And what
     * becomes of them.
     */
    record Mass(
            @Nullable JsonNode where,
            @Nullable String filter,
            @Nullable String q,
            boolean all,
            @Nullable JsonNode change,
            boolean delete,
            boolean dryRun) {}

    private final Desk desk;
    private final Services services;
    private final QueryParser queries;
    private final Idempotency idempotency;
    private final MassPreview preview;
    private final ListedWords listed;

    MassResource(Desk desk, QueryParser queries, Idempotency idempotency) {
        this.desk = desk;
        this.services = desk.services();
        this.queries = queries;
        this.idempotency = idempotency;
        this.preview = new MassPreview(desk);
        this.listed = new ListedWords(services.search(), queries);
    }

    @POST
    @Help("Change or delete all that a filter finds")
    @Described(
            needs = {Verb.UPDATE, Verb.DELETE},
            body = Mass.class,
            answer =
                    "With dry_run how many that is and what would become of some; otherwise, with 202, where its record"
                            + " and its task are")
    @Consumes("application/json")
    public Response mass(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.entity(access, plugin, entity);
        JsonReading given = JsonReading.of(body, Mass.class);
        boolean delete = given.yes("delete");
        JsonNode change = given.find("change").orElse(null);
        requireOneDeed(delete, change);
        List<Assignment> values = List.of();
        if (change == null) {
            MassReads.mayAtAll(access, meta, Verb.DELETE);
        } else {
            values = services.parser().of(access).record(meta.name(), change);
            requireSome(values);
            MassReads.check(access, meta, values);
        }
        Condition where = where(given, meta, access);
        if (given.yes("dry_run")) {
            return Response.ok(preview.of(caller, meta, where, change == null ? null : values))
                    .build();
        }
        String condition = MassOrder.text(services.catalog(), where);
        return idempotency
                .once(
                        caller,
                        key,
                        "mass " + meta,
                        body,
                        visit -> started(services.data()
                                .within(
                                        visit.transaction(),
                                        caller.actor(),
                                        records -> MassChanges.start(
                                                records,
                                                meta.name(),
                                                change == null ? MassChange.DELETES : MassChange.CHANGES,
                                                condition,
                                                change == null ? null : change.toString()))),
                        (visit, first) -> first)
                .response();
    }

    private Answer started(MassChanges.Started started) {
        ObjectNode json = services.json().createObjectNode();
        put(json.putObject("mass_change"), started.change());
        put(json.putObject("task"), started.task());
        return new Answer(
                ACCEPTED,
                null,
                "/api/v1/records/system/mass_change/" + started.change().id(),
                json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ObjectNode json, Ref ref) {
        json.put("entity", ref.entity().toString()).put("id", ref.id().toString());
    }

    private static void requireOneDeed(boolean delete, @Nullable JsonNode change) {
        if (delete == (change != null)) {
            throw Parameters.malformed(Message.of(
                    "system.mass_one_deed", "Say either what to change, or that the records are to be deleted"));
        }
    }

    private static void requireSome(List<Assignment> values) {
        if (values.isEmpty()) {
            throw Refusal.of(
                    Refusal.Code.INVALID, Message.of("system.mass_no_change", "Name at least one field to change"));
        }
    }

    /** Nobody means all records by having left something out. */
    private Condition where(JsonReading given, EntityMeta meta, Access access) {
        List<Condition> asked = new ArrayList<>();
        given.find("where").map(json -> queries.where(json, meta, access)).ifPresent(asked::add);
        given.text("filter")
                .filter(text -> !text.isBlank())
                .map(text -> queries.condition(text, meta, access))
                .ifPresent(asked::add);
        given.text("q")
                .filter(text -> !text.isBlank())
                .map(text -> listed.condition(access, meta, text))
                .ifPresent(asked::add);
        Condition whole = asked.size() == 1 ? asked.getFirst() : new Condition.All(asked);
        boolean asksNothing = MassOrder.asksNothing(whole);
        if (asksNothing && !given.yes("all")) {
            throw Parameters.malformed(Message.of(
                    "system.mass_all",
                    "Say which records are meant, by where, filter or q; if really all of them, by \"all\": true"));
        }
        if (!asksNothing && given.yes("all")) {
            throw Parameters.malformed(Message.of(
                    "system.mass_all_and_some", "Say either which records are meant, or that it is all of them"));
        }
        // together they may be too much, and what is kept is read again
        return queries.where(OwnJson.tree(MassOrder.text(services.catalog(), whole)), meta, access);
    }
}
