package org.kontor.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States who may call a REST method or a mapper method. On a class it holds for all its methods. A method without one
 * is refused when the plugin is loaded.
 *
 * {@snippet class="org.kontor.example.TownResource" region="requires"}
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requires {
    /** Any signed-in actor. */
    String SIGNED_IN = "signed-in";

    /** Anybody, without signing in. To be used with thought: the method is open to the internet. */
    String ANYONE = "anyone";

    /** A permission's id, {@code <plugin>.<name>}, or {@link #SIGNED_IN}, or {@link #ANYONE}. */
    String value();
}
