package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FileId;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Settings;
import org.kontor.core.file.FileEntry;
import org.kontor.core.system.KernelSettings;

/** What the page shows before anybody has signed in: names, a colour and a picture, and nothing else of the settings. */
@Help("Names, colour and logo")
@Path("brand")
@Produces("application/json")
@Requires(Requires.ANYONE)
public final class BrandResource {
    private final Services services;

    BrandResource(Services services) {
        this.services = services;
    }

    @GET
    @Help("Names, colour and logo")
    public Response brand(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Tagged.answer(json(services), ifNoneMatch);
    }

    static ObjectNode json(Services services) {
        Settings settings = services.settings().kernel();
        return services.json()
                .createObjectNode()
                .put("product", settings.get(KernelSettings.PRODUCT))
                .put("organisation", settings.find(KernelSettings.ORGANISATION).orElse(null))
                .put("accent", settings.get(KernelSettings.ACCENT))
                .put(
                        "logo",
                        settings.find(KernelSettings.LOGO)
                                .map(logo -> "/api/v1/brand/logo?v=" + logo.id())
                                .orElse(null));
    }

    @GET
    @Help("The logo")
    @Path("logo")
    @Produces("*/*")
    @Described(answer = "The picture")
    public Response logo(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        FileEntry file = services.settings()
                .kernel()
                .find(KernelSettings.LOGO)
                .map(FileId::id)
                .flatMap(id ->
                        services.database().read(transaction -> services.files().find(transaction, id)))
                .orElseThrow(() ->
                        Refusal.of(Refusal.Code.NOT_FOUND, Message.of("system.no_file", "There is no such file")));
        String etag = "\"" + file.sha256().substring(0, 32) + "\"";
        if (Preconditions.has(ifNoneMatch, etag)) {
            return Response.notModified().header("ETag", etag).build();
        }
        try (InputStream in = services.files().open(file)) {
            return Download.answer(in.readAllBytes(), file.name(), file.mediaType())
                    .header("ETag", etag)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
