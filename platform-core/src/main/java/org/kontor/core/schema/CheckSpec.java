package org.kontor.core.schema;

import java.util.Objects;
import org.kontor.core.meta.ShortNames;

/**
 * A check that is wanted.
 *
 * @param name of the rule that it stands for
 * @param expression SQL that is true or empty of every row; names in it come quoted from the catalog, values as literals
 */
public record CheckSpec(String name, String expression) {
    public CheckSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
    }

    /** The name in the database, in lower case, another one for another expression; errors of the database tell it back. */
    public String name(String table) {
        return ShortNames.cut("ck_" + table + "_" + name, ShortNames.hash(expression));
    }
}
