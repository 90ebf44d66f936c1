package org.kontor.tests;

import java.time.Duration;
import java.time.Instant;

/** A moment to come, for what must not have ended yet on whatever day the tests run. */
final class Soon {
    private Soon() {}

    /** In RFC 3339. */
    static String soon() {
        return Instant.now().plus(Duration.ofDays(30)).toString();
    }
}
