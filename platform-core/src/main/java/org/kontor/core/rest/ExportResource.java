package org.kontor.core.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.change.AccessKind;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.JsonBytes;
import org.kontor.core.record.Selection;

/**
 * Takes many records out, one to a line, all in one state of the data: a record that is changed meanwhile is neither
 * doubled nor missed. They are read page by page, so that memory stays small however many they are.
 */
@Help("Many records taken out")
@Path("records/{plugin}/{entity}/export")
@Produces("application/x-ndjson")
@Requires(Requires.SIGNED_IN)
public final class ExportResource {
    private final Desk desk;
    private final Services services;
    private final RecordReads reads;
    private final QueryParser queries;

    ExportResource(RecordReads reads) {
        this.reads = reads;
        this.desk = reads.desk();
        this.services = desk.services();
        this.queries = reads.queries();
    }

    @GET
    @Help("Take many out, one to a line")
    @Described(
            needs = Verb.EXPORT,
            query = {"filter", "sort", "fields", "q", "view"},
            answer = "A record on each line")
    @LongAnswer
    public Response export(
            @Context Caller caller,
            @Context ContainerRequestContext request,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity) {
        Access access = desk.access(caller);
        EntityMeta meta = exported(access, plugin, entity);
        Question question = reads.under(
                caller, meta, Parameters.of(address, QueryParser.WHOLE), queries.export(meta, address, access), access);
        return answer(caller, request, meta, question, reads.noted(meta, access, address.getQueryParameters()));
    }

    @POST
    @Help("Take many out, asked by a condition")
    @Described(needs = Verb.EXPORT, body = QueryParser.AskingForAll.class, answer = "A record on each line")
    @Consumes("application/json")
    @LongAnswer
    public Response byBody(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @Context ContainerRequestContext request,
            JsonNode body) {
        Access access = desk.access(caller);
        EntityMeta meta = exported(access, plugin, entity);
        Question question = queries.export(meta, body, access);
        return answer(caller, request, meta, question, NotedQuestion.of(body));
    }

    private EntityMeta exported(Access access, String plugin, String name) {
        EntityMeta entity = desk.asked(access, plugin, name);
        if (access.rights(entity.name(), Verb.EXPORT).isEmpty()) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.may_not_export", "You may not take out many records of {entity} at once")
                            .with("entity", entity.name()));
        }
        return entity;
    }

    /** All of it is read before the answer begins: in one state of the data, and refusals are answered as such. */
    private Response answer(
            Caller caller, ContainerRequestContext request, EntityMeta entity, Question question, String asked) {
        ExportTurns.Turn turn = services.exports().take(caller.actor().ref().id());
        Spool spool = new Spool();
        request.setProperty(HeldForAnswer.PROPERTY, (HeldForAnswer) () -> {
            try (turn) {
                spool.close();
            }
        });
        Query query = reads.whole(desk.access(caller), question);
        long count = desk.read(caller, visit -> read(visit, entity, query, question.selection(), spool));
        // before it is sent: what is not noted is not shown
        desk.noteAsked(desk.access(caller), AccessKind.EXPORTED, entity, count, asked);
        StreamingOutput lines = spool::writeTo;
        return Response.ok(lines).build();
    }

    private long read(Visit visit, EntityMeta entity, Query asked, Selection selection, Spool spool) {
        try {
            spool.rewind();
            Access access = visit.access().exporting(entity.readAlong(services.catalog()));
            Lines lines = new Lines(0, null);
            long count = 0;
            int limit = Query.MOST;
            boolean goesOn = true;
            while (goesOn) {
                Query query = asked.limit(limit).after(lines.next());
                try {
                    lines = page(visit, access, query, selection, spool);
                    count += lines.count();
                    goesOn = lines.next() != null;
                } catch (Refusal refusal) {
                    if (refusal.code() != Refusal.Code.TOO_LARGE || limit == 1) {
                        throw refusal;
                    }
                    // of large records a page holds fewer
                    limit = (limit + 1) / 2;
                }
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Lines page(Visit visit, Access access, Query query, Selection selection, Spool spool) throws IOException {
        // noted page by page, so that memory stays small
        SensitiveNotes notes = new SensitiveNotes();
        try (JsonBytes page =
                services.recordJson().page(access, query, selection).answer(visit.transaction(), notes)) {
            notes.entries(access, services.clock().instant()).forEach(services.reads()::append);
            return lines(page.buffer(), spool);
        }
    }

    /** How many records a page had, and where to go on. */
    private record Lines(long count, @Nullable String next) {}

    private Lines lines(ByteBuffer page, Spool spool) throws IOException {
        long count = 0;
        String next = null;
        try (JsonParser parser = OwnJson.parser(page)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("next") && value == JsonToken.VALUE_STRING) {
                    next = parser.getText();
                } else if (name.equals("records")) {
                    count = copy(parser, spool);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new Lines(count, next);
    }

    private long copy(JsonParser parser, Spool spool) throws IOException {
        long count = 0;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            text.reset();
            try (JsonGenerator line = services.json().getFactory().createGenerator(text)) {
                line.copyCurrentStructure(parser);
            }
            text.write('\n');
            text.writeTo(spool);
            count++;
        }
        return count;
    }
}
