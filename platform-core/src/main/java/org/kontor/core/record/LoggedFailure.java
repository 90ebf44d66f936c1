package org.kontor.core.record;

/** A failure whose message anybody may see: it says nothing of the inside, and names the place in the log that does. */
public interface LoggedFailure {
    /** What may be said of it, in English. */
    String getMessage();
}
