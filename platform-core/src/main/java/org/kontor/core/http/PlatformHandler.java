package org.kontor.core.http;

import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.kontor.core.config.HttpConfig;
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

    /**
     * @param reads orders what is answered directly, which is little more than a question to the database
     */
    PlatformHandler(HttpConfig config, Supplier<HeldApplication> platform, Gate reads) {
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
                try (Turns.Turn turn = turns.turn();
                        MDC.MDCCloseable _ = MDC.putCloseable(PluginCall.REQUEST, facts.id())) {
                    new JerseyCall(request, response, callback, facts, config).run(application, turn);
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
}
