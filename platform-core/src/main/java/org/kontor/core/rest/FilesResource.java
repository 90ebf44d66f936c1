package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FileId;
import org.kontor.api.Help;
import org.kontor.api.LargeBody;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.config.FileConfig;
import org.kontor.core.file.Blob;
import org.kontor.core.file.FileBeginning;
import org.kontor.core.file.FileEntry;
import org.kontor.core.file.FileName;
import org.kontor.core.record.FileSight;

/**
 * Files come and go as they are, piece by piece. Who may read one says {@link FileSight}: whoever uploaded it until a record
 * holds it, from then on whoever may read it there.
 */
@Help("Files")
@Path("files")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class FilesResource {
    private static final long SMALL = 256 * 1024;
    private static final Message NO_KEY =
            Message.of("system.file_takes_no_key", "A file takes no Idempotency-Key: sent again, it is another file");

    private static final Message NOWHERE =
            Message.of("system.file_nowhere", "There is nothing that you may put a file into");

    private final Desk desk;
    private final Services services;

    FilesResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @POST
    @Help("Upload one; its id then goes into a field of a record")
    @Described(
            query = "name",
            status = 201,
            answer = "The file's id, name, type and size; it is yours alone until a record holds it")
    @Consumes("*/*")
    @LargeBody(FileConfig.MOST)
    public Response upload(
            @Context Caller caller,
            @Context UriInfo address,
            @HeaderParam("Content-Type") @Nullable String type,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body) {
        if (key != null) {
            throw Parameters.malformed(NO_KEY);
        }
        if (!services.fileSight().mayBring(desk.access(caller))) {
            throw Refusal.of(Refusal.Code.FORBIDDEN, NOWHERE);
        }
        String name = Parameters.of(address, Set.of("name")).text("name").orElse("file");
        FileBeginning beginning = new FileBeginning(body);
        Blob blob = services.files().keep(beginning::transferTo);
        FileId file;
        try {
            beginning.refusal(FileName.type(type == null ? "" : type)).ifPresent(reason -> {
                throw Refusal.of(Refusal.Code.INVALID, reason);
            });
            file = desk.write(
                    caller,
                    visit -> services.files()
                            .enter(
                                    visit.transaction(),
                                    visit.access().user(),
                                    services.writer().newId(),
                                    name,
                                    type == null ? "" : type,
                                    blob));
        } catch (RuntimeException e) {
            services.files().forget(blob);
            throw e;
        }
        ObjectNode json = services.json().createObjectNode();
        FileJson.put(json, file);
        return Response.created(URI.create("files/" + file.id()))
                .entity(json.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    @GET
    @Help("Download one")
    @Path("{id}")
    @Produces("*/*")
    @Described(answer = "The file as it was made, to be saved and not to be shown")
    public Response download(
            @Context Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID wanted = Desk.id(id);
        FileEntry file = desk.read(caller, visit -> {
            FileSight.Seen seen = services.fileSight().get(visit.transaction(), visit.access(), wanted);
            seen.holder()
                    .filter(holder -> holder.field().field().isSensitive())
                    .ifPresent(holder ->
                            visit.notes().read(holder.entity(), holder.record().id(), List.of(holder.field())));
            return seen.file();
        });
        String etag = "\"" + file.sha256().substring(0, 32) + "\"";
        if (Preconditions.has(ifNoneMatch, etag)) {
            return Response.notModified().header("ETag", etag).build();
        }
        if (file.bytes() <= SMALL) {
            return Download.answer(whole(file), file.name(), file.mediaType())
                    .header("ETag", etag)
                    .build();
        }
        HeldForAnswer turn = services.downloads().take(caller.actor().ref().id());
        request.setProperty(HeldForAnswer.PROPERTY, turn);
        StreamingOutput content = out -> {
            try (InputStream in = services.files().open(file)) {
                in.transferTo(out);
            }
        };
        return Download.answer(content, file.name(), file.mediaType())
                .header("ETag", etag)
                .header("Content-Length", file.bytes())
                .build();
    }

    /** What is small is sent as it can be taken, and keeps no thread. */
    private byte[] whole(FileEntry file) {
        try (InputStream in = services.files().open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
