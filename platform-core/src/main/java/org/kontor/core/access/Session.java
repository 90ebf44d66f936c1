package org.kontor.core.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in at one browser.
 *
 * @param id by which its user may end it; opens nothing
 * @param csrf what requests that change something must repeat in a header
 * @param mustChangePassword whether nothing is open but choosing a password
 * @param expiresAt when it ends in any case
 * @param agent the browser, as it names itself
 * @param address from where they signed in
 */
public record Session(
        UUID id,
        UUID user,
        String csrf,
        boolean mustChangePassword,
        Instant createdAt,
        Instant lastSeen,
        Instant expiresAt,
        @Nullable String agent,
        String address) {}
