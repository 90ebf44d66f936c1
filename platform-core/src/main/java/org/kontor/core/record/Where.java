package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.Sql;

/**
 * A condition in SQL, or the knowledge that it always or never holds. Where SQL says "unknown", it does not hold; {@link
 * #not} keeps to that.
 */
final class Where {
    static final Where ALWAYS = new Where(null);
    static final Where NEVER = new Where(null);

    private final @Nullable Sql sql;

    private Where(@Nullable Sql sql) {
        this.sql = sql;
    }

    static Where of(Sql sql) {
        return new Where(sql);
    }

    static Where all(Where... conditions) {
        return all(Arrays.asList(conditions));
    }

    static Where all(List<Where> conditions) {
        return join(conditions, NEVER, ALWAYS, " and ");
    }

    static Where any(Where... conditions) {
        return any(Arrays.asList(conditions));
    }

    static Where any(List<Where> conditions) {
        return join(conditions, ALWAYS, NEVER, " or ");
    }

    private static Where join(List<Where> conditions, Where decides, Where nothing, String word) {
        List<Where> open = new ArrayList<>();
        for (Where each : conditions) {
            if (each == decides) {
                return decides;
            }
            if (each != nothing) {
                open.add(each);
            }
        }
        if (open.size() <= 1) {
            return open.isEmpty() ? nothing : open.getFirst();
        }
        Sql joined = new Sql().add("(");
        for (int i = 0; i < open.size(); i++) {
            joined.add(i == 0 ? "" : word);
            open.get(i).addTo(joined);
        }
        return of(joined.add(")"));
    }

    /** The opposite, holding where SQL says "unknown" of this. */
    Where not() {
        if (sql == null) {
            return this == ALWAYS ? NEVER : ALWAYS;
        }
        // not "is not true": H2 forgets the brackets around an exists before it, where it writes views anew
        return of(new Sql().add("(not coalesce(").add(sql).add(", false))"));
    }

    boolean isAlways() {
        return this == ALWAYS;
    }

    boolean isNever() {
        return this == NEVER;
    }

    /** Adds it as an operand of any operator. */
    Sql addTo(Sql out) {
        if (sql == null) {
            return out.add(this == ALWAYS ? "true" : "false");
        }
        return out.add(sql);
    }

    /** As a column that is true or false, never null. */
    Sql asFlag() {
        Sql flag = new Sql();
        if (sql == null) {
            return addTo(flag);
        }
        return addTo(flag.add("case when ")).add(" then true else false end");
    }
}
