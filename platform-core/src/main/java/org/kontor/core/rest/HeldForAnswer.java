package org.kontor.core.rest;

/**
 * What a request holds until it is answered; as a property of the request it is given back when the call has ended,
 * whether anybody took the answer or not.
 */
@FunctionalInterface
public interface HeldForAnswer extends AutoCloseable {
    /** The property's name. */
    String PROPERTY = HeldForAnswer.class.getName();

    @Override
    void close();
}
