package org.kontor.core.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;
import org.kontor.core.rest.Authentication;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.SessionCookie;

/** Finds out who calls. What they may do is not asked here. */
@Priority(Priorities.AUTHENTICATION)
final class AuthenticationFilter implements ContainerRequestFilter {
    static final String CALLER = Caller.class.getName();

    private static final String BEARER = "Bearer ";

    private final Authentication authentication;
    private final Clock clock;

    AuthenticationFilter(Authentication authentication, Clock clock) {
        this.authentication = authentication;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // the language first, so that refusals speak it
        request.setProperty(CALLER, caller(request, null, null));
        String authorization = request.getHeaderString("Authorization");
        Cookie cookie = request.getCookies().get(SessionCookie.NAME);
        Caller caller;
        if (authorization != null) {
            caller = caller(request, byToken(authorization), null);
        } else if (cookie != null) {
            Session session = authentication.session(cookie.getValue()).orElse(null);
            caller = caller(request, session == null ? null : authentication.actor(session), session);
        } else {
            return;
        }
        request.setProperty(CALLER, caller);
        KernelActor actor = caller.signedIn();
        if (actor != null && request.getProperty(RequestFacts.class.getName()) instanceof RequestFacts facts) {
            facts.user(actor.ref().id().toString());
        }
    }

    private KernelActor byToken(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return (bearer
                        ? authentication.token(
                                authorization.substring(BEARER.length()).strip())
                        : Optional.<KernelActor>empty())
                .orElseThrow(() -> Refusal.of(
                        Refusal.Code.UNAUTHENTICATED,
                        Message.of("system.token_unknown", "This API token is unknown, expired or revoked")));
    }

    private Caller caller(ContainerRequestContext request, @Nullable KernelActor actor, @Nullable Session session) {
        Origin origin = (Origin) request.getProperty(Origin.PROPERTY);
        return new Caller(
                actor,
                session,
                origin.address(),
                origin.secure() || origin.local(),
                actor != null ? actor.locale() : language(request),
                clock.instant());
    }

    private static Locale language(ContainerRequestContext request) {
        List<Locale> wanted = request.getAcceptableLanguages();
        return wanted.isEmpty() || wanted.getFirst().getLanguage().equals("*") ? Locale.ENGLISH : wanted.getFirst();
    }
}
