package org.kontor.core.layer;

import java.time.Instant;
import java.util.UUID;

/** How something is called in a language, and who said so. */
public record LabelSaid(String said, UUID by, Instant at) {}
