package org.kontor.core.http;

import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.kontor.core.config.HttpConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a lease, has the platform's application answer, gives the lease back. */
final class PlatformHandler {
    static final String ROOT = "/api/v1/";

    private static final Logger LOG = LoggerFactory.getLogger(PlatformHandler.class);

    private final HttpConfig config;
    private final Supplier<HeldApplication> platform;
    private final Turns turns;

    PlatformHandler(HttpConfig config, Supplier<HeldApplication> platform) {
        this.config = config;
        this.platform = platform;
        this.turns = new Turns(config.threads());
    }

    void handle(Request request, Response response, Callback callback) {
        RequestFacts facts = RequestFacts.of(request);
        HeldApplication held;
        try {
            held = platform.get();
        } catch (IllegalStateException e) {
            LOG.debug("No platform is current", e);
            if (facts.claimAnswer()) {
                PlainProblem.write(response, PlainProblem.of(503), callback);
            }
            return;
        }
        try (held) {
            RestApplication application = held.application();
            if (!application.serveDirectly(request, response, callback, facts, config)) {
                try (Turns.Turn turn = turns.turn()) {
                    new JerseyCall(request, response, callback, facts, config).run(application, turn);
                }
            }
        }
    }
}
