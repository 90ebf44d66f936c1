package org.kontor.api;

import java.util.Locale;
import java.util.Objects;

/**
 * A date or moment, cut to the beginning of its period in the actor's zone. Made by {@link Term#by}.
 *
 * {@snippet class="org.kontor.example.Asking" region="behind"}
 */
public record Bucket<T>(Term<T> term, Period period) implements Term<T> {
    public Bucket {
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(period, "period");
    }

    @Override
    public Shape shape() {
        return term.shape();
    }

    @Override
    public String path() {
        return term.path() + ":" + period.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public FieldType type() {
        return term.type();
    }
}
