package org.kontor.core.schema;

import java.util.List;
import java.util.Objects;
import org.kontor.api.Message;
import org.kontor.core.meta.ShortNames;

/**
 * Something in PostgreSQL that holds a rule against whoever writes: a trigger, an exclusion constraint. On H2 the engine
 * alone holds it.
 *
 * @param kind the first letters of its name
 * @param table that it guards, in lower case
 * @param columns that it is about; none where it is about all
 * @param create SQL, in which {@link #NAME} stands for the name
 * @param said what it does, for people
 */
public record GuardSpec(String kind, String table, List<String> columns, String create, Message said) {
    /** Triggers on what is frozen. */
    public static final String FROZEN = "fz_";

    /** Constraints on what must not overlap. */
    static final String APART = "xo_";

    static final String NAME = "${name}";

    public GuardSpec {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
    }

    /** The name in the database, another one for another rule; errors of the database tell it back. */
    public String name() {
        return ShortNames.cut(kind + table, ShortNames.hash(create));
    }

    String sql() {
        return create.replace(NAME, name());
    }

    /** Takes a guard away of which nothing is known but the name. */
    static String drop(String table, String name) {
        return name.startsWith(FROZEN)
                ? "drop trigger if exists " + name + " on " + table + "; drop function if exists " + name + "()"
                : "alter table " + table + " drop constraint if exists " + name;
    }
}
