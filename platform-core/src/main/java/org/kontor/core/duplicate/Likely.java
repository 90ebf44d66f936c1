package org.kontor.core.duplicate;

import java.util.UUID;
import org.kontor.core.match.MatchScore;

/** A record that is likely the same as one that was asked about. */
public record Likely(UUID record, MatchScore score, boolean isCertain) {}
