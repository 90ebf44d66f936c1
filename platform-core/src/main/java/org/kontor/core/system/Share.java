package org.kontor.core.system;

import java.time.Instant;
import java.util.UUID;
import org.kontor.api.Ref;

/**
 * A record shared with somebody.
 *
 * @param with a user or a team
 * @param name how the user or team is called now
 * @param canEdit whether they may change it too, as far as their roles let them change shared records
 */
public record Share(UUID id, Ref with, String name, boolean canEdit, Instant createdAt, UUID createdBy) {}
