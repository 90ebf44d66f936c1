package org.kontor.core.rest;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;

/**
 * Who calls, how, and from where; injected into resources by {@code @Context}.
 *
 * @param signedIn who, or null for nobody
 * @param session the session that speaks, or null
 * @param address the caller's network address
 * @param safeCookies whether a cookie for secure connections would reach the caller
 * @param locale the language to answer in
 * @param at when the request came
 */
public record Caller(
        @Nullable KernelActor signedIn,
        @Nullable Session session,
        String address,
        boolean safeCookies,
        Locale locale,
        Instant at) {
    /**
     * Who calls.
     *
     * @throws Refusal UNAUTHENTICATED when nobody is signed in
     */
    public KernelActor actor() {
        KernelActor actor = signedIn;
        if (actor == null) {
            throw Refusal.of(
                    Refusal.Code.UNAUTHENTICATED,
                    Message.of("system.not_signed_in", "Please sign in, or send an API token"));
        }
        return actor;
    }
}
