package org.kontor.core.rest;

import java.util.Locale;
import java.util.Optional;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;
import org.kontor.core.access.Sessions;
import org.kontor.core.access.Tokens;

/** Asks the sessions and tokens of the database. */
record StoredAuthentication(AccessPolicy policy, Sessions sessions, Tokens tokens) implements Authentication {
    @Override
    public Optional<Session> session(String cookie) {
        return sessions.find(cookie);
    }

    @Override
    public KernelActor actor(Session session) {
        return policy.actor(session.user());
    }

    @Override
    public boolean isAdministrator(KernelActor actor) {
        return policy.isAdministrator(actor);
    }

    @Override
    public Locale language() {
        return policy.usual().language();
    }

    @Override
    public Optional<KernelActor> token(String secret) {
        return tokens.find(secret).map(token -> policy.actor(token.user(), token.id()));
    }
}
