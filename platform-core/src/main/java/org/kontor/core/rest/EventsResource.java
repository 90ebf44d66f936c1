package org.kontor.core.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;

/**
 * The address of the stream of events. Whoever is signed in gets it beside Jersey, whose answers hold a thread as long as
 * they take; here it is described, and everybody else is told why not.
 */
@Help("What changes, as it happens")
@Path(EventsResource.PATH)
@Produces("text/event-stream")
@Requires(Requires.SIGNED_IN)
public final class EventsResource {
    /** Its address below the interface's root. */
    public static final String PATH = "events";

    /** Names the position to go on from where nothing was heard yet: that of a session, or of an event. */
    public static final String SINCE = "since";

    private static final int MOST = 200;

    EventsResource() {}

    @GET
    @Help("Changes of records that whoever asks may see, as server-sent events")
    @Described(
            query = {"entities", "since"},
            answer = "Events: change with entity, id, version, kind and, of what is made or gone, the record that it"
                    + " hangs on; ready at the beginning; reload when some were missed; model when plugins or fields"
                    + " changed")
    public String events(
            @HeaderParam("Last-Event-ID") @Help("the last event that is known: go on from there") @Nullable
                    String lastId) {
        throw Parameters.malformed(Message.of(
                "system.events_get",
                "A stream of events is asked for by GET, with parameters written as they should be"));
    }

    /**
     * The entities that an address asks for; none for all. Of those that the caller does not know they hear nothing.
     *
     * @throws Refusal MALFORMED when the parameters do not fit
     */
    public static Set<EntityName> entities(Map<String, List<String>> given) {
        return named(Parameters.of(given, Set.of("entities", SINCE)).text("entities"));
    }

    /**
     * Entities by their names, separated by commas.
     *
     * @throws Refusal MALFORMED when they are none, or too many
     */
    static Set<EntityName> named(Optional<String> text) {
        Set<EntityName> entities = new LinkedHashSet<>();
        try {
            text.stream()
                    .flatMap(names -> Arrays.stream(names.split(",", -1)))
                    .forEach(name -> entities.add(EntityName.parse(name)));
        } catch (IllegalArgumentException e) {
            throw Parameters.unfit(
                    "entities",
                    "system.parameter_entities",
                    "The parameter {name} must be names such as contacts.account, separated by commas");
        }
        if (entities.size() > MOST) {
            throw Parameters.unfit(
                    "entities",
                    Message.of("system.parameter_most_names", "The parameter {name} must be at most {max} names")
                            .with("max", MOST));
        }
        return entities;
    }
}
