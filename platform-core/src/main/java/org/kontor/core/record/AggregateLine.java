package org.kontor.core.record;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Measure;
import org.kontor.api.Table;
import org.kontor.api.Term;

/** A group's values by path, and its measures. */
record AggregateLine(Map<String, @Nullable Object> groups, Map<Measure, @Nullable Object> measures)
        implements Table.Line {
    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Term<T> group) {
        if (!groups.containsKey(group.path())) {
            throw new IllegalArgumentException(group.path() + " was not grouped by");
        }
        return Optional.ofNullable((T) groups.get(group.path()));
    }

    @Override
    public Optional<Object> find(Measure measure) {
        if (!measures.containsKey(measure)) {
            throw new IllegalArgumentException(measure + " was not asked for");
        }
        return Optional.ofNullable(measures.get(measure));
    }
}
