package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.KnownReader;
import org.kontor.core.change.NewChange;

/** How readers of the change log fare, for administrators. */
@Help("How readers of the change log fare")
@Path("platform/readers")
@Produces("application/json")
@Requires("system.administer")
public final class ReadersResource {
    /** As which action it stands in the history of the record whose change was passed over. */
    static final String PASS_OVER = "system.pass_over";

    private final Services services;
    private final Desk desk;

    /** Which entry is to be passed over. */
    record Stumble(String reader, Long entry) {}

    ReadersResource(Desk desk) {
        this.services = desk.services();
        this.desk = desk;
    }

    @GET
    @Help("All readers of the change log, how far each is behind, and which change keeps it from going on")
    public JsonNode readers() {
        Instant now = services.clock().instant();
        ObjectNode json = services.json().createObjectNode();
        ArrayNode readers = json.putArray("readers");
        for (KnownReader reader : services.readers().known()) {
            ObjectNode each = readers.addObject()
                    .put("name", reader.name())
                    .put("reads", reader.isHere())
                    .put("behind", reader.behind());
            if (reader.heldUntil().isBefore(now)) {
                each.put("rests_since", reader.heldUntil().toString());
            }
            reader.failure().ifPresent(failure -> write(each.putObject("failure"), failure));
        }
        return json;
    }

    private static void write(ObjectNode json, KnownReader.Failure failure) {
        json.put("entity", failure.record().entity().toString())
                .put("id", failure.record().id().toString())
                .put("entry", failure.seq())
                .put("entries", failure.entries())
                .put("reason", failure.reason())
                .put("times", failure.times())
                .put("since", failure.since().toString());
    }

    @POST
    @Path("pass-over")
    @Help("Have a reader go on behind the entry that it cannot read")
    @Described(body = Stumble.class, answer = "What was passed over")
    @Consumes("application/json")
    public JsonNode passOver(@Context Caller caller, JsonNode body) {
        JsonReading given = JsonReading.of(body, Stumble.class);
        String reader = given.requireText("reader");
        long entry = given.find("entry")
                .filter(number -> number.isIntegralNumber() && number.canConvertToLong())
                .map(JsonNode::longValue)
                .orElseThrow(() -> Parameters.noWholeNumber("entry", 1, Long.MAX_VALUE));
        return desk.write(caller, visit -> {
            KnownReader.Failure passed = services.readers()
                    .passOver(visit.transaction(), reader, entry)
                    .orElseThrow(ReadersResource::goesOn);
            services.changes().append(visit.transaction(), List.of(noted(visit, passed)));
            ObjectNode json = services.json().createObjectNode().put("reader", reader);
            write(json.putObject("passed_over"), passed);
            return json;
        });
    }

    private NewChange noted(Visit visit, KnownReader.Failure passed) {
        return new NewChange(
                services.clock().instant(),
                passed.record(),
                passed.version(),
                ChangeKind.ACTION,
                visit.access().user(),
                visit.access().actor().name(),
                visit.access().through(),
                services.json()
                        .createObjectNode()
                        .put(NewChange.ACTION, PASS_OVER)
                        .toString());
    }

    private static Refusal goesOn() {
        return Refusal.of(
                Refusal.Code.CONFLICT,
                Message.of("system.reader_goes_on", "That is not the entry that keeps this reader from going on"));
    }
}
