package org.kontor.core.change;

import java.time.Duration;

/**
 * How patient readers of the change log are.
 *
 * @param lease how long a node reads for a reader without saying so again
 * @param renewal how often it says so
 * @param pause how long a reader waits after its first failure; twice as long after each further one
 * @param longestPause at most
 */
record ReaderPace(Duration lease, Duration renewal, Duration pause, Duration longestPause) {
    static final ReaderPace STANDARD =
            new ReaderPace(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofMinutes(1));

    long pauseMillis(int failures) {
        return Math.min(longestPause.toMillis(), pause.toMillis() << Math.min(20, failures - 1));
    }
}
