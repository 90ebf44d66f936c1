package org.kontor.core.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.LargeBody;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.plugin.PluginFailure;
import org.kontor.core.record.RecordParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, changes and deletes many records: one to a line, and a line of answer for each. */
@Help("Many records at once")
@Path("records/{plugin}/{entity}/bulk")
@Produces("application/x-ndjson")
@Requires(Requires.SIGNED_IN)
public final class BulkResource {
    private static final int BATCH = 500;
    private static final int MOST_ATOMIC = 10_000;
    private static final int BATCH_BYTES = 2 * 1024 * 1024;
    private static final int MOST_ATOMIC_BYTES = 8 * 1024 * 1024;
    private static final Message NO_KEY = Message.of(
            "system.bulk_takes_no_key",
            "Many records at once take an Idempotency-Key only with atomic, and no trial does");
    private static final Logger LOG = LoggerFactory.getLogger(BulkResource.class);

    private final Desk desk;
    private final Services services;
    private final Idempotency idempotency;

    BulkResource(Desk desk, Idempotency idempotency) {
        this.desk = desk;
        this.services = desk.services();
        this.idempotency = idempotency;
    }

    @POST
    @Help("Make, change and delete many")
    @Described(
            needs = {Verb.CREATE, Verb.UPDATE, Verb.DELETE},
            query = {"atomic", "trial"},
            answer = "A line for each line: its status, the record's id and version, or what does not fit")
    @Consumes("application/x-ndjson")
    @LargeBody(1L << 30)
    public Response bulk(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws IOException {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Parameters given = Parameters.of(address, Set.of("atomic", "trial"));
        boolean atomic = given.yes("atomic");
        boolean trial = given.yes("trial");
        if (key != null && (!atomic || trial)) {
            // whoever sends one believes that sending all again does nothing
            throw Parameters.malformed(NO_KEY);
        }
        if (atomic) {
            return Response.ok(allOrNothing(caller, meta, body, key, trial)).build();
        }
        LineReader lines = new LineReader(body);
        StreamingOutput answer = out -> inBatches(caller, meta, lines, trial, out);
        return Response.ok(answer).build();
    }

    private byte[] allOrNothing(Caller caller, EntityMeta entity, InputStream body, @Nullable String key, boolean trial)
            throws IOException {
        RecordParser parser = services.parser().of(desk.access(caller));
        List<BulkLine> lines = new ArrayList<>();
        DigestInputStream sent = new DigestInputStream(body, Tagged.digest());
        LineReader reader = new LineReader(sent);
        int number = 0;
        long bytes = 0;
        for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
            number++;
            bytes += line.bytes().length;
            if (lines.size() == MOST_ATOMIC || bytes > MOST_ATOMIC_BYTES) {
                throw Refusal.of(
                        Refusal.Code.TOO_LARGE,
                        Message.of(
                                        "system.bulk_atomic_many",
                                        "All or nothing takes at most {max} lines of {bytes} bytes in all")
                                .with("max", MOST_ATOMIC)
                                .with("bytes", MOST_ATOMIC_BYTES));
            }
            if (!line.isBlank()) {
                try {
                    lines.add(parsed(number, line, entity, parser));
                } catch (Refusal refusal) {
                    throw BulkLine.at(number, refusal);
                }
            }
        }
        if (trial) {
            return answer(desk.attempt(caller, visit -> BulkLine.carryOut(lines, entity.name(), visit, services)));
        }
        // ids, versions and statuses are all that is answered, and whoever sent it knew of them: it is given again
        return idempotency
                .once(
                        caller,
                        key,
                        "bulk " + entity,
                        TextNode.valueOf(
                                HexFormat.of().formatHex(sent.getMessageDigest().digest())),
                        visit -> new Answer(
                                200, null, null, answer(BulkLine.carryOut(lines, entity.name(), visit, services))),
                        (visit, first) -> first)
                .body();
    }

    private byte[] answer(List<BulkLine.Done> done) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (BulkLine.Done each : done) {
                write(out, each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written", e);
        }
        return out.toByteArray();
    }

    private void inBatches(Caller caller, EntityMeta entity, LineReader reader, boolean trial, OutputStream out)
            throws IOException {
        RecordParser parser = services.parser().of(desk.access(caller));
        List<BulkLine> batch = new ArrayList<>();
        int number = 0;
        long bytes = 0;
        for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                batch.add(parsed(number, line, entity, parser));
            } catch (Refusal refusal) {
                // in order: what stands before it is answered before it
                carryOut(caller, entity, batch, trial, out);
                batch.clear();
                write(out, number, problem(caller, refusal));
            }
            bytes += line.bytes().length;
            if (batch.size() == BATCH || bytes > BATCH_BYTES) {
                carryOut(caller, entity, batch, trial, out);
                batch.clear();
                bytes = 0;
            }
        }
        carryOut(caller, entity, batch, trial, out);
    }

    private BulkLine parsed(int number, LineReader.Line line, EntityMeta entity, RecordParser parser)
            throws IOException {
        if (line.tooLong()) {
            throw Refusal.of(
                    Refusal.Code.TOO_LARGE, Message.of("system.line_too_long", "A line may have at most 1 MiB"));
        }
        try {
            return BulkLine.of(number, services.json().readTree(line.bytes()), entity.name(), parser);
        } catch (IOException e) {
            throw PlatformJson.refusal(e).orElseThrow(() -> e);
        } catch (NumberFormatException e) {
            throw PlatformJson.refusal(e).orElseThrow(() -> e);
        }
    }

    private void carryOut(Caller caller, EntityMeta entity, List<BulkLine> batch, boolean trial, OutputStream out)
            throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        if (!trial) {
            finish(caller, entity, batch, out);
        } else {
            for (BulkTrial.Tried tried : new BulkTrial(desk, caller, entity).of(batch)) {
                if (tried.done() != null) {
                    write(out, tried.done());
                } else {
                    write(out, tried.line(), problem(caller, Objects.requireNonNull(tried.failure())));
                }
            }
        }
    }

    /** All lines at once; when one of them does not fit or fails, each by itself, so that the others are done. */
    private void finish(Caller caller, EntityMeta entity, List<BulkLine> batch, OutputStream out) throws IOException {
        List<BulkLine.Done> done;
        try {
            List<BulkLine> lines = List.copyOf(batch);
            done = desk.write(caller, visit -> BulkLine.carryOut(lines, entity.name(), visit, services));
        } catch (RuntimeException failure) {
            if (batch.size() == 1 || isAway(failure)) {
                for (BulkLine line : batch) {
                    write(out, line.number(), problem(caller, failure));
                }
                return;
            }
            for (BulkLine line : batch) {
                finish(caller, entity, List.of(line), out);
            }
            return;
        }
        // they are committed: whatever becomes of their answer, they are not done again
        for (BulkLine.Done each : done) {
            write(out, each);
        }
    }

    /** A database that does not answer, or a plugin that does not end, is not asked again for each line. */
    static boolean isAway(RuntimeException failure) {
        return failure instanceof PluginFailure plugin
                ? plugin.isLate()
                : failure instanceof Refusal refusal && refusal.code().isOutage();
    }

    /** A failure too is one line's answer: those before it are done and are told so. */
    private Problem problem(Caller caller, RuntimeException failure) {
        if (failure instanceof Refusal refusal) {
            return Problem.of(refusal, services.texts()::text, caller.locale());
        }
        if (failure instanceof PluginFailure plugin) {
            // it is in the log already
            return Problem.of(plugin, services.texts()::text, caller.locale());
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("A line of many failed [{}]", id, failure);
        return Problem.bug(id, services.texts()::text, caller.locale());
    }

    private void write(OutputStream out, BulkLine.Done done) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        try (JsonGenerator json = services.json().getFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("line", done.line());
            json.writeNumberField("status", done.status());
            json.writeStringField("id", done.id().toString());
            json.writeNumberField("version", done.version());
            json.writeEndObject();
        }
        line.write('\n');
        line.writeTo(out);
    }

    private void write(OutputStream out, int number, Problem problem) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator json = services.json().getFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("line", number);
            problem.writeFields(json);
            json.writeEndObject();
        }
        line.write('\n');
        line.writeTo(out);
    }
}
