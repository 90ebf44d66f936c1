package org.kontor.core.rest;

import java.util.Locale;
import java.util.Optional;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;

/** Finds out who is behind a session's cookie or an API token, as things stand now. */
public interface Authentication {
    /** The session of a cookie, unless it ended. */
    Optional<Session> session(String cookie);

    /** Whose session it is. */
    KernelActor actor(Session session);

    /** Whether somebody may do everything; nobody who comes with an API token may. */
    boolean isAdministrator(KernelActor actor);

    /** The language of whoever is not known, and asks for none. */
    default Locale language() {
        return Locale.ENGLISH;
    }

    /** Whose API token it is, unless it expired or was revoked. */
    Optional<KernelActor> token(String secret);
}
