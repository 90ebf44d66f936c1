package org.kontor.core.rest;

import java.util.Optional;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;

/** Finds out who is behind a session's cookie or an API token, as things stand now. */
public interface Authentication {
    /** The session of a cookie, unless it ended. */
    Optional<Session> session(String cookie);

    /** Whose session it is. */
    KernelActor actor(Session session);

    /** Whose API token it is, unless it expired or was revoked. */
    Optional<KernelActor> token(String secret);
}
