package org.kontor.tests.wrong;

import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Term;

/** Waits for the egg. */
final class Chicken {
    static final EntityName NAME = EntityName.of("wrong", "chicken");
    static final Term<String> FROM = same(Egg.LAID_BY);
    static final Field<String> CALLED = NAME.text("called");

    private Chicken() {}

    static <T> T same(T value) {
        return value;
    }
}
