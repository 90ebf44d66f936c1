package org.kontor.core.match;

import java.util.List;

/**
 * How likely two records are of one thing.
 *
 * @param value from 0 to 1
 * @param reasons field by field, what counts most first
 */
public record MatchScore(double value, List<MatchReason> reasons) {
    public MatchScore {
        reasons = List.copyOf(reasons);
    }
}
