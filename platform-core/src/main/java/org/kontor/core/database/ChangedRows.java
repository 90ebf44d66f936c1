package org.kontor.core.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Tells which rows of a table somebody changed, by their ids, which are its first column. Made and called by H2. */
public final class ChangedRows implements Trigger {
    /** By the name of the trigger, which is that of a copy. */
    private static final Map<String, Set<UUID>> CHANGED = new ConcurrentHashMap<>();

    private String name = "";

    /** Called by H2. */
    public ChangedRows() {}

    static void watch(String name) {
        CHANGED.put(name, ConcurrentHashMap.newKeySet());
    }

    static void forget(String name) {
        CHANGED.remove(name);
    }

    static int count(String name) {
        return CHANGED.getOrDefault(name, Set.of()).size();
    }

    /** Takes some out. */
    static List<UUID> take(String name, int most) {
        Set<UUID> changed = CHANGED.getOrDefault(name, Set.of());
        List<UUID> taken = new ArrayList<>(changed.stream().limit(most).toList());
        taken.forEach(changed::remove);
        return taken;
    }

    /** They could not be looked at. */
    static void again(String name, Collection<UUID> ids) {
        Set<UUID> changed = CHANGED.get(name);
        if (changed != null) {
            changed.addAll(ids);
        }
    }

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean isBefore, int type) {
        name = trigger;
    }

    @Override
    public void fire(Connection connection, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
        Set<UUID> changed = CHANGED.get(name);
        if (changed != null) {
            note(changed, before);
            note(changed, after);
        }
    }

    private static void note(Set<UUID> changed, @Nullable Object @Nullable [] row) {
        if (row != null && row[0] instanceof UUID id) {
            changed.add(id);
        }
    }
}
