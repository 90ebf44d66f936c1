package org.kontor.core.layer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one layer says of a value of a list; null where it says nothing. */
public record ValueSaid(
        Level level, @Nullable Boolean hidden, @Nullable Long rank, UUID by, Instant at) {}
