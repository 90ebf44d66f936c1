package org.kontor.core.change;

import java.time.Instant;

/**
 * Where the change log begins, old entries having been cut off.
 *
 * @param seq the last entry that was cut
 * @param at of what time it was
 */
public record LogCut(long seq, Instant at) {}
