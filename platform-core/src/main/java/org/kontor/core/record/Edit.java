package org.kontor.core.record;

import java.util.List;
import java.util.UUID;
import org.kontor.api.Assignment;

/**
 * What is to change of one record.
 *
 * @param version the version that was read
 */
public record Edit(UUID id, long version, List<Assignment> assignments) {
    public Edit {
        assignments = List.copyOf(assignments);
    }
}
