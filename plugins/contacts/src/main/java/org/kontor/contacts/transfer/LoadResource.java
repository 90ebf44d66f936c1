package org.kontor.contacts.transfer;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Help;
import org.kontor.api.LargeBody;
import org.kontor.api.Message;
import org.kontor.api.PluginContext;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.contacts.api.Words;

/** Loads accounts and contact persons from CSV files, as whoever sends them. */
@Help("Files loaded")
@Path("load")
public final class LoadResource {
    private static final long MOST_BYTES = 2L << 30;
    private static final Message NOTHING_THERE = Words.of("load_unknown", "Only accounts and contacts can be loaded");

    private final PluginContext context;

    public LoadResource(PluginContext context) {
        this.context = context;
    }

    /**
     * Loads a file and tells what became of each row.
     *
     * @param target {@code accounts} or {@code contacts}
     * @param dryRun whether everything is tried and nothing kept
     * @param addValues whether editable lists get the values that they lack, before the first row is loaded; needs the
     *     right to edit lists
     * @param source the program that the file comes from; with the id there it tells who is known already
     * @param maps columns and where they go, for example {@code Firma:name}
     * @param owner id of the user whom the records of the file are given to
     * @param team id of the team that they are given to
     */
    @POST
    @Help("Load accounts or contact persons from a CSV file")
    @Path("{target}")
    @Requires("contacts.load")
    @LargeBody(MOST_BYTES)
    @Consumes({"text/csv", MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    public String load(
            @Help("accounts or contacts") @PathParam("target") String target,
            @Help("true: everything is tried and nothing kept") @QueryParam("dry_run") @DefaultValue("false")
                    boolean dryRun,
            @Help("true: editable lists get the values that they lack") @QueryParam("add_values") @DefaultValue("false")
                    boolean addValues,
            @Help("the program that the file comes from; with the id there it tells who is known already")
                    @QueryParam("source")
                    @Nullable
                    String source,
            @Help("a column and where it goes, such as Firma:name") @QueryParam("map") List<String> maps,
            @Help("id of the user whom the records of the file are given to") @QueryParam("owner") @Nullable
                    String owner,
            @Help("id of the team that the records of the file are given to") @QueryParam("team") @Nullable String team,
            @Context UriInfo address,
            @Context Actor actor,
            InputStream body) {
        LoadTarget into = LoadTarget.find(target).orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, NOTHING_THERE));
        LoadOptions.check(address.getQueryParameters());
        Instant start = context.clock().instant();
        LoadOptions options = LoadOptions.of(dryRun, source, maps, Belonging.of(context.data(), actor, owner, team));
        LoadReport report = addValues && !dryRun
                ? withValues(actor, into, body, options)
                : new FileLoad(context, actor, into, options).load(new Utf8Reader(body));
        return report.json(
                Duration.between(start, context.clock().instant()), message -> context.text(message, actor.locale()));
    }

    /** Reads the file twice: what lists lack is known and added before anything is loaded. */
    private LoadReport withValues(Actor actor, LoadTarget into, InputStream body, LoadOptions options) {
        try (KeptFile file = KeptFile.of(body)) {
            List<ListValue> missing = new FileLoad(context, actor, into, options.rehearsed()).missing(file.text());
            Set<ListValue> added = context.data().write(actor, records -> ListValues.add(records, missing));
            // from here on the platform is one that knows them
            LoadReport report = new FileLoad(context, actor, into, options).load(file.text());
            report.added(added);
            return report;
        }
    }
}
