package org.kontor.core.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.access.KernelActor;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.Events;
import org.kontor.core.rest.EventsResource;
import org.kontor.core.rest.Problem;

/** Opens streams of events to whoever is signed in; once a stream is open, no thread and no platform is held for it. */
final class EventDoor {
    private static final String ADDRESS = PlatformHandler.ROOT + EventsResource.PATH;

    private final Callers callers;
    private final Failures failures;
    private final Events events;

    EventDoor(Callers callers, Failures failures, Events events) {
        this.callers = callers;
        this.failures = failures;
        this.events = events;
    }

    /** What opens the stream that is asked for; null for all other requests, which it leaves untouched. */
    @Nullable
    Runnable find(Request request, Response response, Callback callback, RequestFacts facts, HttpConfig config) {
        if (!request.getMethod().equals("GET")
                || !ADDRESS.equals(request.getHttpURI().getPath())) {
            return null;
        }
        Map<String, List<String>> parameters =
                DirectReads.parameters(request.getHttpURI().getQuery());
        Caller caller = parameters == null ? null : callers.signedIn(request, config);
        KernelActor actor = caller == null ? null : caller.signedIn();
        if (parameters == null || caller == null || actor == null) {
            return null;
        }
        facts.user(actor.ref().id().toString());
        facts.route(ADDRESS);
        return () -> {
            if (facts.claimAnswer()) {
                open(new EventResponse(request, response, callback), caller, parameters, facts);
            }
        };
    }

    private void open(EventResponse stream, Caller caller, Map<String, List<String>> parameters, RequestFacts facts) {
        try {
            Set<EntityName> entities = EventsResource.entities(parameters);
            stream.onEnd(events.open(caller, entities, lastId(stream.request(), parameters), stream));
            stream.watch();
        } catch (RuntimeException e) {
            refuse(stream, failures.answer(e, facts.id(), caller.locale()));
        }
    }

    /** What was heard last; where that is nothing, what the address says. */
    private static Optional<String> lastId(Request request, Map<String, List<String>> parameters) {
        return Optional.ofNullable(request.getHeaders().get("Last-Event-ID"))
                .filter(id -> !id.isBlank())
                .or(() -> parameters.getOrDefault(EventsResource.SINCE, List.of()).stream()
                        .findFirst());
    }

    private static void refuse(EventResponse stream, Failures.Answer failure) {
        Response response = stream.response();
        response.setStatus(failure.problem().status());
        failure.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Type", Problem.TYPE);
        response.write(true, ByteBuffer.wrap(failure.problem().json()), stream.callback());
    }
}
