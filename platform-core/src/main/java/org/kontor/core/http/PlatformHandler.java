package org.kontor.core.http;

import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.PluginCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes a lease, has the platform's application answer, gives the lease back. */
final class PlatformHandler {
    static final String ROOT = "/api/v1/";

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
        Runnable direct = null;
        try {
            RestApplication application = held.application();
            direct = application.direct(request, response, callback, facts, config);
            if (direct == null) {
                JerseyCall call = new JerseyCall(request, response, callback, facts, config);
                try (Turns.Turn turn = turns.turn();
                        MDC.MDCCloseable _ = MDC.putCloseable(PluginCall.REQUEST, facts.id());
                        CallWatch.Serving _ = watch.serving(new StuckRequest(facts, call, both(turn, held), spares))) {
                    call.run(application, turn);
                }
            }
        } finally {
            if (direct == null) {
                held.close();
            }
        }
        if (direct != null) {
            Runnable answer = direct;
            reads.run(() -> {
                try (held) {
                    answer.run();
                } catch (Throwable e) {
                    // other requests' work comes after this in the same thread
                    Response.writeError(request, response, callback, e);
                }
            });
        }
    }

    private static AutoCloseable both(Turns.Turn turn, HeldApplication held) {
        return () -> {
            try (held) {
                turn.close();
            }
        };
    }
}
