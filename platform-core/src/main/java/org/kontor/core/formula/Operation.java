package org.kontor.core.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with values that are there; where one of them is missing, so is the result.
 *
 * @param takes what it is done with
 * @param gives what comes of it
 */
record Operation(List<Kind> takes, Kind gives, Work work) {
    /** Does it; null where there is no such value, as of a division by zero. */
    interface Work {
        @Nullable
        Object of(Object[] values);
    }
}
