package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.change.AccessKind;
import org.kontor.core.meta.EntityMeta;

/** Questions about an entity's records that are too long or too private for an address, and questions for numbers. */
@Help("Questions")
@Path("records/{plugin}/{entity}")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class QueriesResource {
    private final RecordReads reads;
    private final Desk desk;
    private final Services services;
    private final QueryParser queries;
    private final AggregateParser aggregates;

    QueriesResource(RecordReads reads) {
        this.reads = reads;
        this.desk = reads.desk();
        this.services = desk.services();
        this.queries = reads.queries();
        this.aggregates = new AggregateParser(queries);
    }

    @POST
    @Help("Ask by a condition")
    @Described(needs = Verb.READ, body = QueryParser.Asking.class, answer = "A page", answers = Described.PAGE)
    @Path("query")
    @Consumes("application/json")
    public byte[] query(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.asked(access, plugin, entity);
        Question question = queries.body(meta, body, access);
        byte[] page = reads.page(access, question).detach();
        if (body.has("q") || body.has("where")) {
            desk.noteAsked(access, AccessKind.SEARCHED, meta, 0, NotedQuestion.of(body));
        }
        return page;
    }

    @GET
    @Help("Numbers by groups")
    @Described(
            needs = Verb.READ,
            query = {"filter", "group", "measure", "sort", "limit", "view"},
            answer = "A line for each group")
    @Path("aggregate")
    public byte[] aggregate(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.asked(access, plugin, entity);
        AggregateParser.Numbers asked = aggregates.address(meta, address, access);
        Parameters given = Parameters.of(address, AggregateParser.PARAMETERS);
        boolean isPlain =
                given.texts("group").isEmpty() && given.texts("measure").isEmpty();
        return numbers(
                caller,
                reads.view(caller, meta, given)
                        .map(view -> aggregates.under(asked, view, isPlain))
                        .orElse(asked));
    }

    @POST
    @Help("Numbers by groups, asked by a condition")
    @Described(needs = Verb.READ, body = AggregateParser.Asking.class, answer = "A line for each group")
    @Path("aggregate")
    @Consumes("application/json")
    public byte[] byBody(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.asked(access, plugin, entity);
        return numbers(caller, aggregates.body(meta, body, access));
    }

    private byte[] numbers(Caller caller, AggregateParser.Numbers asked) {
        return desk.read(
                caller,
                visit -> services.recordJson()
                        .table(visit.transaction(), visit.access(), asked.query(), asked.measures(), visit.notes()));
    }
}
