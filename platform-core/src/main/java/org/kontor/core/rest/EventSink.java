package org.kontor.core.rest;

/** Where a stream of events goes to. */
public interface EventSink {
    /** Sends text, without waiting; whoever reads too slowly is cut off. */
    void send(String text);

    /** Whether nothing of what was sent has been taken for too long. */
    boolean isStuck();

    /** Breaks it off. */
    void cut();

    /** Ends it in order. */
    void end();
}
