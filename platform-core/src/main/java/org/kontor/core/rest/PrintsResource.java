package org.kontor.core.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Set;
import org.kontor.api.Help;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.print.Printed;

/** Records on paper: whoever reads one prints it, and sees no more there than here. */
@Help("Documents of a record")
@Path("records/{plugin}/{entity}/{id}/prints/{template}")
@Requires(Requires.SIGNED_IN)
public final class PrintsResource {
    private final Desk desk;
    private final Services services;

    PrintsResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("Print it")
    @Described(needs = Verb.READ, query = "language", answer = "A PDF of what you may read of it")
    @Produces("application/pdf")
    @LongAnswer
    public Response print(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @Help("as the entity's description names it, such as billing.invoice") @PathParam("template")
                    String template) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Ref record = desk.ref(meta, id);
        Locale language = language(Parameters.of(address, Set.of("language")), caller);
        Printed printed = services.printer().print(caller.actor(), template, record, language);
        return Download.answer(printed.pdf(), printed.name(), "application/pdf").build();
    }

    /** The language that is asked for, or the caller's. */
    static Locale language(Asked asked, Caller caller) {
        return asked.text("language")
                .map(tag -> {
                    Locale locale = Locale.forLanguageTag(tag);
                    if (locale.getLanguage().isEmpty()) {
                        throw Parameters.unfit(
                                "language",
                                "system.parameter_language",
                                "The parameter {name} must be a language such as de or zh-Hans");
                    }
                    return locale;
                })
                .orElse(caller.locale());
    }
}
