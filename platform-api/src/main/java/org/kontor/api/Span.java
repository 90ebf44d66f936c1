package org.kontor.api;

import java.time.Instant;
import java.util.Objects;

/**
 * From one point in time up to, not including, a later one.
 *
 * {@snippet class="org.kontor.example.Asking" region="span"}
 */
public record Span(Instant from, Instant to) {
    public Span {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span ends after it begins, not " + from + " to " + to);
        }
    }

    public static Span of(Instant from, Instant to) {
        return new Span(from, to);
    }
}
