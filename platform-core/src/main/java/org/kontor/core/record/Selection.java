package org.kontor.core.record;

import java.util.List;
import org.kontor.api.Term;

/**
 * What of a record is answered.
 *
 * @param fields terms, fields of the record or behind its references; empty for all fields that the actor may read
 * @param expand references whose records are answered along
 * @param can whether the answer says what the actor may do with the record
 */
public record Selection(List<Term<?>> fields, List<Term<?>> expand, boolean can) {
    public Selection {
        fields = List.copyOf(fields);
        expand = List.copyOf(expand);
    }

    /** All that the actor may read. */
    public static Selection all() {
        return new Selection(List.of(), List.of(), false);
    }
}
