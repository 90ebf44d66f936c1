package org.kontor.core.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;

/** What became of an entity's records, for clients that keep copies of them. */
@Help("What became of records")
@Path("records/{plugin}/{entity}/changes")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class SinceResource {
    private static final Set<String> KNOWN = Set.of("since", "filter", "limit", "fields", "expand");

    private final Desk desk;
    private final Services services;
    private final QueryParser queries;

    SinceResource(Desk desk, QueryParser queries) {
        this.desk = desk;
        this.services = desk.services();
        this.queries = queries;
    }

    @GET
    @Help("What became of them since the answer before; everything, in pages, the first time")
    @Described(
            needs = Verb.READ,
            query = {"since", "filter", "limit", "fields", "expand"},
            answer =
                    "records as they are now, the ids of those that are gone, the token to ask with next, whether there"
                            + " is more at once, and whether all that was told before is void",
            answers = Described.CHANGES)
    public byte[] changes(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.entity(access, plugin, entity);
        Parameters given = Parameters.of(address, KNOWN);
        Map<String, List<String>> asked = new MultivaluedHashMap<>(address.getQueryParameters());
        asked.remove("since");
        Question question = queries.address(meta, Parameters.of(asked, QueryParser.PARAMETERS), access);
        return desk.ask(
                        access,
                        services.recordJson()
                                .since(
                                        access,
                                        services.writer().since(),
                                        given.text("since").orElse(""),
                                        question.query(),
                                        question.selection()))
                .detach();
    }
}
