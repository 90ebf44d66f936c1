package org.kontor.tests.wrong;

import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Term;

/** Waits for the chicken. */
final class Egg {
    static final EntityName NAME = EntityName.of("wrong", "egg");
    static final Field<String> LAID_BY = NAME.text("laid_by");
    static final Term<String> TO = Chicken.same(Chicken.CALLED);

    private Egg() {}
}
