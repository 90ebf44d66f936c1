package org.kontor.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in a few words, in English, what a REST resource is about, what one of its methods does or what a parameter means.
 * The server's OpenAPI document and its try-it page show it.
 *
 * {@snippet class="org.kontor.example.PriceListResource" region="large-body"}
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
public @interface Help {
    /** The words, without a full stop. */
    String value();
}
