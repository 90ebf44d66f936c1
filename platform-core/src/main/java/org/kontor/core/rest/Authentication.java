package org.kontor.core.rest;

import java.util.Optional;
import java.util.UUID;
import org.kontor.core.access.KernelActor;

/** Finds out who is behind a session's cookie or an API token, from the database as it is now. */
public interface Authentication {
    /**
     * Somebody who signed in.
     *
     * @param csrf what their unsafe requests must send along
     */
    record Session(KernelActor actor, UUID id, String csrf) {}

    /** Whose session it is, unless it ended. */
    Optional<Session> session(String cookie);

    /** Whose token it is, unless it expired or was revoked. */
    Optional<KernelActor> token(String token);
}
