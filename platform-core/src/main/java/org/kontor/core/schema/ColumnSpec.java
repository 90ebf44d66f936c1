package org.kontor.core.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * A column that is wanted.
 *
 * @param name in lower case
 * @param type what it holds
 * @param nullable whether it may be empty; columns of fields always may, since a hidden field must not refuse rows
 * @param formerly its name until now, whose values it takes over
 * @param sealed whether its values are encrypted
 */
public record ColumnSpec(String name, ColumnType type, boolean nullable, Optional<String> formerly, boolean sealed) {
    public ColumnSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(formerly, "formerly");
    }

    /** A column of a field. */
    public static ColumnSpec of(String name, ColumnType type) {
        return new ColumnSpec(name, type, true, Optional.empty(), false);
    }

    /** The same, never empty; only for columns that come with their table. */
    public ColumnSpec filled() {
        return new ColumnSpec(name, type, false, formerly, sealed);
    }

    /** The same, taking over the values of a column with another name. */
    public ColumnSpec formerly(String oldName) {
        return new ColumnSpec(name, type, nullable, Optional.of(oldName), sealed);
    }

    /** The same of an encrypted field. */
    ColumnSpec encrypted() {
        return new ColumnSpec(name, type, nullable, formerly, true);
    }
}
