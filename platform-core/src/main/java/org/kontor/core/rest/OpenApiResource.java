package org.kontor.core.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Requires;

/** The running model for programs and for the page to try it on. */
@Help("This document")
@Path("openapi.json")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class OpenApiResource {
    private final Desk desk;
    private final Services services;
    private final List<Route> kernel;
    private volatile Known known;

    /** Documents by language, as long as nothing gets another name. */
    private record Known(Object version, Map<String, byte[]> documents) {
        Known(Object version) {
            this(version, new ConcurrentHashMap<>());
        }
    }

    /** @param kernel the routes of the kernel's own resources, this one among them */
    OpenApiResource(Desk desk, List<Route> kernel) {
        this.desk = desk;
        this.kernel = kernel;
        this.services = desk.services();
        this.known = new Known(services.forms().layers().version());
    }

    private Map<String, byte[]> whole() {
        Object version = services.forms().layers().version();
        Known now = known;
        if (now.version() != version) {
            now = new Known(version);
            known = now;
        }
        return now.documents();
    }

    @GET
    @Help("This document")
    public Response document(@Context Caller caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        boolean everything = services.policy().isAdministrator(caller.actor())
                && caller.actor().tokenId() == null;
        // the same for all administrators as long as the platform stands; in few languages
        byte[] document = everything
                ? whole().computeIfAbsent(caller.locale().getLanguage(), language -> bytes(caller, caller.locale()))
                : bytes(caller, caller.locale());
        return Tagged.answer(document, ifNoneMatch);
    }

    private byte[] bytes(Caller caller, Locale locale) {
        Sight sight = new Sight(services.catalog(), desk.access(caller));
        return new OpenApi(services, kernel, sight, locale)
                .document()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
