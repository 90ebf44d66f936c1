package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Requires;
import org.kontor.core.extract.TextExtraction;
import org.kontor.core.file.FileText;
import org.kontor.core.file.FileTexts;
import org.kontor.core.file.TextFault;
import org.kontor.core.file.TextState;
import org.kontor.core.search.SearchState;

/** The search index of the server that answers, for administrators. */
@Help("The search index of this server")
@Path("platform/search-index")
@Produces("application/json")
@Requires("system.administer")
public final class SearchIndexResource {
    private static final Set<String> KNOWN = Set.of("after", "limit");
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Services services;

    SearchIndexResource(Services services) {
        this.services = services;
    }

    @GET
    @Help("How it fares: how many records it has, how many changes it has before it, how large it is")
    public JsonNode state() {
        SearchState state = services.search().index().state();
        ObjectNode json = services.json()
                .createObjectNode()
                .put("building", state.isBuilding())
                .put("records", state.documents())
                .put("behind", state.behind());
        state.bytes().ifPresent(bytes -> json.put("bytes", bytes));
        state.rebuilt().ifPresent(records -> json.put("rebuilt", records));
        state.failure().ifPresent(failure -> json.put("failure", failure));
        if (services.search().readsFiles()) {
            FileTexts.Counts counts = texts().counts(TextExtraction.VERSION);
            ObjectNode files = json.putObject("files");
            files.put("waiting", counts.waiting());
            for (TextState each : TextState.values()) {
                files.put(low(each), counts.of(each));
            }
        }
        return json;
    }

    private FileTexts texts() {
        return services.fileTexts();
    }

    private static String low(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @GET
    @Path("files")
    @Help("Files whose text could not be read, and why")
    @Described(
            query = {"after", "limit"},
            answer =
                    "files, each with its id, name, size, fault, the reason in words and when it was tried; next while there"
                            + " are more")
    public JsonNode files(@Context Caller caller, @Context UriInfo address) {
        Parameters given = Parameters.of(address, KNOWN);
        int limit = given.number("limit", USUAL, 1, MOST);
        List<FileText> failed = texts().failed(given.id("after").orElse(new UUID(0, 0)), limit + 1);
        ObjectNode json = services.json().createObjectNode();
        ArrayNode files = json.putArray("files");
        for (FileText file : failed.subList(0, Math.min(limit, failed.size()))) {
            TextFault fault = Objects.requireNonNull(file.fault(), "what failed has a fault");
            files.addObject()
                    .put("id", file.fileId().toString())
                    .put("name", file.name())
                    .put("size", file.bytes())
                    .put("fault", low(fault))
                    .put("reason", services.texts().text(reason(fault), caller.locale()))
                    .put("tried_at", file.readAt().toString());
        }
        if (failed.size() > limit) {
            json.put("next", failed.get(limit - 1).fileId().toString());
        }
        return json;
    }

    private static Message reason(TextFault fault) {
        return switch (fault) {
            case ENCRYPTED -> Message.of("system.text_encrypted", "It is protected by a password");
            case DAMAGED -> Message.of("system.text_damaged", "It is not what a file of its kind should be");
            case SLOW -> Message.of("system.text_slow", "Reading it took too long");
            case LARGE ->
                Message.of("system.text_large", "It is too large, or more is packed into it than is unpacked");
            case ENDED -> Message.of("system.text_ended", "The process that read it was ended twice");
            case AWAY -> Message.of("system.text_away", "Its content is not in the store");
        };
    }

    @POST
    @Path("files/retry")
    @Help("Have those files read once more whose text could not be read")
    @Described(answer = "how many those are")
    public JsonNode retry() {
        return services.json().createObjectNode().put("files", texts().retry());
    }

    @POST
    @Path("rebuild")
    @Help("Have it made anew, beside the one that is searched meanwhile")
    @Described(status = 202)
    public Response rebuild() {
        services.search().index().rebuild();
        return Response.accepted().build();
    }
}
