package org.kontor.core.meta;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Period;

/**
 * A term, resolved: the references to go through and the field at the end.
 *
 * @param entity where it starts
 * @param hops the references on the way, in order; each with one target
 * @param last the field that is asked
 * @param bucket the period that a date or moment is cut to, or null
 */
public record TermPath(
        EntityMeta entity,
        List<FieldMeta> hops,
        FieldMeta last,
        @Nullable Period bucket) {
    public TermPath {
        hops = List.copyOf(hops);
    }

    /** How clients write it. */
    public String path() {
        StringBuilder path = new StringBuilder();
        hops.forEach(hop -> path.append(hop.name()).append('.'));
        path.append(last.name());
        if (bucket != null) {
            path.append(':').append(bucket.name().toLowerCase(Locale.ROOT));
        }
        return path.toString();
    }
}
