package org.kontor.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The REST method reads its body piece by piece, so that it may be large, and take as long as it keeps coming. Without it
 * the server's limits hold.
 *
 * {@snippet class="org.kontor.example.PriceListResource" region="large-body"}
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LargeBody {
    /** The most bytes. */
    long value();
}
