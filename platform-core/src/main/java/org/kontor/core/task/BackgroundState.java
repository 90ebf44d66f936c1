package org.kontor.core.task;

/**
 * A background on this node, for whoever watches the server.
 *
 * @param name with its plugin: {@code telephony.listen}
 * @param state held here, held elsewhere, pausing after a failure, stopping
 * @param failures how often it failed on this node
 * @param message of the last failure; may be empty
 */
public record BackgroundState(String name, State state, int failures, String message) {
    /** What it is at. */
    public enum State {
        HELD,
        ELSEWHERE,
        PAUSING,
        STOPPING
    }
}
