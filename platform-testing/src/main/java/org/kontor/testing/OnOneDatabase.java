package org.kontor.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole test class runs on the database that it names: for what looks the same on each of them, as a page in a browser
 * does. A long run ({@code ./kontor test --long}) has it on each, and one that is about another database on that.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClassTemplate
@ExtendWith(EachDatabase.class)
public @interface OnOneDatabase {
    /** Where it runs. */
    TestDatabase value();
}
