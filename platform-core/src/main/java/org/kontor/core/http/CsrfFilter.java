package org.kontor.core.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.Session;
import org.kontor.core.rest.Caller;

/**
 * Holds off requests that another site has a signed-in browser make: by where the browser says they come from, and by a
 * secret that only our own pages can know.
 */
@Priority(Priorities.AUTHENTICATION + 100)
final class CsrfFilter implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        Caller caller = (Caller) request.getProperty(AuthenticationFilter.CALLER);
        if (request.getHeaderString("Authorization") == null) {
            checkOrigin(request);
        }
        Session session = caller.session();
        if (session != null && !equal(session.csrf(), request.getHeaderString("X-CSRF-Token"))) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of(
                            "system.csrf",
                            "Send the header X-CSRF-Token with the value that GET /api/v1/session answers as csrf"));
        }
    }

    private static void checkOrigin(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        String from = request.getHeaderString("Origin");
        Origin here = (Origin) request.getProperty(Origin.PROPERTY);
        boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean foreignOrigin = from != null && !from.equalsIgnoreCase(here.own());
        if (foreignSite || foreignOrigin) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN, Message.of("system.other_site", "Requests from other sites are refused"));
        }
    }

    private static boolean equal(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
