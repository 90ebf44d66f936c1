package org.kontor.core.http;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.rest.Authentication;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.SessionCookie;

/** Finds out who calls. What they may do is not asked here. */
final class Callers {
    private static final String BEARER = "Bearer ";

    private final Authentication authentication;
    private final InstantSource clock;

    Callers(Authentication authentication, InstantSource clock) {
        this.authentication = authentication;
        this.clock = clock;
    }

    /** What is spoken where a request asks for no language. */
    Locale language() {
        return authentication.language();
    }

    /** Nobody, as long as it is not known who. */
    Caller nobody(Origin origin, Locale language) {
        return caller(origin, language, null, null);
    }

    /**
     * Who shows an API token or a session's cookie; the token counts where both come.
     *
     * @param authorization the header of that name
     * @param cookie the value of the session's cookie
     * @throws Refusal UNAUTHENTICATED when a token is shown that is none
     */
    Caller find(Origin origin, Locale language, @Nullable String authorization, @Nullable String cookie) {
        if (authorization != null) {
            return caller(origin, language, byToken(authorization), null);
        }
        Session session = cookie == null ? null : authentication.session(cookie).orElse(null);
        return caller(origin, language, session == null ? null : authentication.actor(session), session);
    }

    /** Who is signed in and may go on; null for all others, whom Jersey's filters tell why. */
    @Nullable
    Caller signedIn(Request request, HttpConfig config) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        String cookie = null;
        for (HttpCookie each : Request.getCookies(request)) {
            if (each.getName().equals(SessionCookie.NAME)) {
                cookie = each.getValue();
            }
        }
        if (authorization == null && cookie == null) {
            return null;
        }
        try {
            Caller caller =
                    find(Origin.of(request, config), AcceptedLanguage.of(request, language()), authorization, cookie);
            Session session = caller.session();
            boolean mayGoOn = session == null || !session.mustChangePassword();
            return caller.signedIn() != null && mayGoOn ? caller : null;
        } catch (Refusal refused) {
            return null;
        }
    }

    /** Whether somebody who may do everything is signed in, in a browser, and may go on. */
    boolean isAdministrator(Request request, HttpConfig config) {
        Caller caller = signedIn(request, config);
        KernelActor actor = caller == null ? null : caller.signedIn();
        return actor != null && authentication.isAdministrator(actor);
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

    private Caller caller(Origin origin, Locale language, @Nullable KernelActor actor, @Nullable Session session) {
        return new Caller(
                actor == null ? null : actor.speaking(language),
                session,
                origin.address(),
                origin.secure() || origin.local(),
                actor == null ? language : actor.speaking(language).locale(),
                clock.instant());
    }
}
