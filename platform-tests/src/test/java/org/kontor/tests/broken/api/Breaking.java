package org.kontor.tests.broken.api;

/** A service that is broken. */
public interface Breaking {
    /** Breaks in a way. */
    String breakBy(String fault);
}
