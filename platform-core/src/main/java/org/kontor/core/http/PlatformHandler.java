package org.kontor.core.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.database.Fault;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.PluginCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes a lease, has the platform's application answer, gives the lease back. A request that finds a table or a column gone
 * met a change of the model on the platform before: it is done once more when the next one is there.
 */
final class PlatformHandler {
    static final String ROOT = "/api/v1/";

    /** How long the next platform is waited for: it is being built, here or on another server. */
    private static final Duration NEXT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(PlatformHandler.class);

    private final HttpConfig config;
    private final Supplier<HeldApplication> platform;
    private final Turns turns;
    private final Gate reads;
    private final CallWatch watch;
    private final Spares spares;

    /**
     * @param reads orders what is answered directly, which is little more than a question to the database
     * @param watch has requests answered that are stuck in a plugin's code
     */
    PlatformHandler(HttpConfig config, Supplier<HeldApplication> platform, Gate reads, CallWatch watch, Spares spares) {
        this.watch = watch;
        this.spares = spares;
        this.config = config;
        this.platform = platform;
        this.turns = new Turns(config.threads());
        this.reads = reads;
    }

    void handle(Request request, Response response, Callback callback) {
        handle(request, response, callback, true);
    }

    private void handle(Request request, Response response, Callback callback, boolean isFirst) {
        RequestFacts facts = RequestFacts.of(request);
        HeldApplication held;
        try {
            held = platform.get();
        } catch (IllegalStateException e) {
            LOG.debug("No platform is current", e);
            if (facts.claimAnswer()) {
                PlainProblem.write(response, PlainProblem.of(503, request), callback);
            }
            return;
        }
        BooleanSupplier direct = null;
        boolean isDone = true;
        try {
            RestApplication application = held.application();
            direct = application.direct(request, response, callback, facts, config, isFirst);
            if (direct == null) {
                JerseyCall call = new JerseyCall(request, response, callback, facts, config, isFirst);
                try (Turns.Turn turn = turns.turn();
                        MDC.MDCCloseable _ = MDC.putCloseable(PluginCall.REQUEST, facts.id());
                        CallWatch.Serving _ = watch.serving(new StuckRequest(facts, call, both(turn, held), spares))) {
                    isDone = call.run(application, turn);
                }
            }
        } finally {
            if (direct == null) {
                held.close();
            }
        }
        if (!isDone) {
            again(request, response, callback, held);
        }
        if (direct != null) {
            BooleanSupplier answer = direct;
            reads.run(() -> {
                try (held) {
                    if (!answer.getAsBoolean()) {
                        // others wait for the turn of this thread
                        request.getComponents().getExecutor().execute(() -> again(request, response, callback, held));
                    }
                } catch (Throwable e) {
                    // other requests' work comes after this in the same thread
                    Response.writeError(request, response, callback, e);
                }
            });
        }
    }

    private void again(Request request, Response response, Callback callback, HeldApplication before) {
        Fault.point("request.again");
        try {
            boolean isNext = before.awaitNext(NEXT);
            LOG.debug(
                    "{} met a change of the model; the next platform: {}",
                    RequestFacts.of(request).id(),
                    isNext);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        handle(request, response, callback, false);
    }

    private static AutoCloseable both(Turns.Turn turn, HeldApplication held) {
        return () -> {
            try (held) {
                turn.close();
            }
        };
    }
}
