package org.kontor.core.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token as its user sees it; the secret itself is nowhere.
 *
 * @param rights what it may be used for at most
 * @param lastUsedAt to the minute, or null when it never was
 * @param revokedAt null while it is in force
 */
public record ApiToken(
        UUID id,
        UUID user,
        String name,
        TokenRights rights,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
