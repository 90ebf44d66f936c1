package org.kontor.core.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kontor.api.Verb;

/** What the OpenAPI document says of a method of the kernel's beside its signature. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Described {
    /** In {@link #answers}: a record of the entity in the address. */
    String RECORD = "";

    /** In {@link #answers}: a page of records of the entity in the address. */
    String PAGE = ".page";

    /** In {@link #answers}: what became of records of the entity in the address. */
    String CHANGES = ".changes";

    /** Of a method on records: whoever holds one of these verbs may find something behind it; any verb without it. */
    Verb[] needs() default {};

    /** What its address takes. */
    String[] query() default {};

    /** The keys of its body are this record's components. */
    Class<? extends Record> body() default Nothing.class;

    /** The schema of its body is that of the entity, with this suffix; of a route that is no entity's, this one. */
    String schema() default "";

    /** The status when all went well; 0 for the usual one of the HTTP method. */
    int status() default 0;

    /** What is answered when all went well. */
    String answer() default "";

    /** The schema of the answer is that of the entity, with this suffix. */
    String answers() default "-";

    /** No body. */
    record Nothing() {}
}
