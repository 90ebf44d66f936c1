package org.kontor.tests.finding;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.stream.Collectors;
import org.kontor.api.Actor;
import org.kontor.api.EntityName;
import org.kontor.api.Help;
import org.kontor.api.PluginContext;
import org.kontor.api.Requires;
import org.kontor.api.Search;

/** Asks the search from Java, for whoever calls or for the plugin itself. */
@Help("Looks out")
@Path("lookout")
@Produces("text/plain")
@Requires(Requires.SIGNED_IN)
public final class Lookout {
    private final PluginContext context;

    public Lookout(PluginContext context) {
        this.context = context;
    }

    @GET
    @Help("Look for words")
    public String look(@Context Actor caller, @QueryParam("q") String words, @QueryParam("who") String who) {
        return switch (who) {
            case "within" -> context.data().read(caller, records -> String.valueOf(answer(caller, words, Firm.NAME)));
            case "plugin" -> answer(context.self(), words);
            case "firms" -> answer(caller, words, Firm.NAME);
            default -> answer(caller, words);
        };
    }

    private String answer(Actor actor, String words, EntityName... among) {
        Search.Answer answer = context.search().find(actor, words, 10, among);
        return answer.hits().stream().map(Lookout::told).collect(Collectors.joining("\n"))
                + (answer.isWhole() ? "" : "\n…");
    }

    private static String told(Search.Hit hit) {
        List<String> reasons = hit.passages().stream()
                .map(reason -> reason.field() + "="
                        + reason.text()
                                .substring(
                                        reason.marks().getFirst().from(),
                                        reason.marks().getFirst().to()))
                .toList();
        return hit.record().entity() + " " + hit.title() + " " + reasons
                + hit.on().map(on -> " on " + on.id()).orElse("");
    }
}
