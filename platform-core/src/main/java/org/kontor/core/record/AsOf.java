package org.kontor.core.record;

import java.time.Instant;

/** A point in a record's past. */
public sealed interface AsOf {
    /** As it was at a moment. */
    record Moment(Instant moment) implements AsOf {}

    /** As it was when it had a version. */
    record Version(long number) implements AsOf {}
}
