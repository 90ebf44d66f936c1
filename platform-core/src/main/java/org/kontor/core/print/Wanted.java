package org.kontor.core.print;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which fields and related records a template speaks of: what else there is, is neither read nor shown. */
final class Wanted {
    private static final int DEEPEST = 4;

    private final int depth;
    private final Set<String> fields = new TreeSet<>();
    private final Map<String, Wanted> behind = new TreeMap<>();

    Wanted() {
        this(0);
    }

    private Wanted(int depth) {
        this.depth = depth;
    }

    void field(String name) {
        fields.add(name);
    }

    Set<String> fields() {
        return fields;
    }

    boolean isDeepest() {
        return depth == DEEPEST;
    }

    /** What is wanted of the records behind a field. */
    Wanted behind(String field) {
        return behind.computeIfAbsent(field, first -> new Wanted(depth + 1));
    }

    Map<String, Wanted> behind() {
        return behind;
    }
}
