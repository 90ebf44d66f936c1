package org.kontor.core.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import java.util.Locale;
import org.kontor.core.access.KernelActor;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.SessionCookie;

/** Tells the resources who calls. */
@Priority(Priorities.AUTHENTICATION)
final class AuthenticationFilter implements ContainerRequestFilter {
    static final String CALLER = Caller.class.getName();

    private final Callers callers;

    AuthenticationFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Origin origin = (Origin) request.getProperty(Origin.PROPERTY);
        Locale language = AcceptedLanguage.of(request.getHeaderString("Accept-Language"), callers.language());
        // the language first, so that refusals speak it
        request.setProperty(CALLER, callers.nobody(origin, language));
        Cookie cookie = request.getCookies().get(SessionCookie.NAME);
        Caller caller = callers.find(
                origin, language, request.getHeaderString("Authorization"), cookie == null ? null : cookie.getValue());
        request.setProperty(CALLER, caller);
        KernelActor actor = caller.signedIn();
        if (actor != null && request.getProperty(RequestFacts.class.getName()) instanceof RequestFacts facts) {
            facts.user(actor.ref().id().toString());
        }
    }
}
