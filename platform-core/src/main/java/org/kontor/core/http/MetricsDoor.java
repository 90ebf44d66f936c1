package org.kontor.core.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Refusal;
import org.kontor.core.access.KernelActor;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.config.Secret;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.Problem;

/**
 * The figures, for a monitoring system with the token of the configuration, and for people and API tokens that hold the
 * permission to read them.
 */
final class MetricsDoor {
    private static final Permission PERMISSION = Permission.of("system", "metrics", "Read the server's metrics");
    private static final String BEARER = "Bearer ";
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpConfig config;
    private final Metrics metrics;
    private final Optional<Secret> token;
    private final Supplier<HeldApplication> platform;

    MetricsDoor(HttpConfig config, Metrics metrics, Optional<Secret> token, Supplier<HeldApplication> platform) {
        this.config = config;
        this.metrics = metrics;
        this.token = token;
        this.platform = platform;
    }

    void answer(Request request, Response response, Callback callback, RequestFacts facts) {
        String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        Problem refusal = isToken(given) ? null : refusal(request, facts);
        if (refusal != null) {
            if (refusal.status() == 401) {
                response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            }
            PlainProblem.write(response, refusal, callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.write(true, ByteBuffer.wrap(metrics.text().getBytes(StandardCharsets.UTF_8)), callback);
    }

    private boolean isToken(@Nullable String given) {
        return given != null
                && token.map(secret -> (BEARER + secret.value()).getBytes(StandardCharsets.UTF_8))
                        .filter(secret -> MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }

    private @Nullable Problem refusal(Request request, RequestFacts facts) {
        HeldApplication current;
        try {
            current = platform.get();
        } catch (IllegalStateException e) {
            // between two platforms, or at the end of the last one
            return PlainProblem.of(503, request);
        }
        try (HeldApplication held = current) {
            Caller known = held.application().callers().signedIn(request, config);
            KernelActor caller = known == null ? null : known.signedIn();
            if (caller == null) {
                return Problem.of(
                        Refusal.of(
                                Refusal.Code.UNAUTHENTICATED,
                                Message.of(
                                        "system.metrics_token",
                                        "Send the token of kontor.metrics.token or an API token as bearer token, or sign"
                                                + " in.")),
                        PlainProblem.TEXTS::text,
                        AcceptedLanguage.of(request));
            }
            facts.user(caller.ref().id().toString());
            return caller.may(PERMISSION)
                    ? null
                    : Problem.of(
                            Refusal.of(
                                    Refusal.Code.FORBIDDEN,
                                    Message.of("system.permission_needed", "This needs the permission {permission}")
                                            .with("permission", PERMISSION.id())),
                            PlainProblem.TEXTS::text,
                            caller.locale());
        }
    }
}
