package org.kontor.core.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;

/** The filters that were read last. Clients ask the same few again and again, and reading one costs as much as ten rows. */
final class RecentFilters {
    private static final int MOST = 500;
    /** Longer ones are read anew, so that the whole stays below a megabyte. */
    private static final int LONGEST = 300;

    private record Key(EntityName entity, String filter) {}

    private final Map<Key, Condition> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Condition> eldest) {
            return size() > MOST;
        }
    };

    /**
     * The condition of a filter, read at most once.
     *
     * @param reader reads it; what it throws is kept by nobody
     */
    Condition get(EntityName entity, String filter, BiFunction<String, EntityName, Condition> reader) {
        if (filter.length() > LONGEST) {
            return reader.apply(filter, entity);
        }
        Key key = new Key(entity, filter);
        synchronized (known) {
            Condition condition = known.get(key);
            if (condition != null) {
                return condition;
            }
        }
        Condition condition = reader.apply(filter, entity);
        synchronized (known) {
            known.put(key, condition);
        }
        return condition;
    }
}
