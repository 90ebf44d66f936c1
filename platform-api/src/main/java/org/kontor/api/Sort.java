package org.kontor.api;

import java.util.Objects;

/**
 * One step of an order. Every order ends with the record's id, so that it is total.
 *
 * {@snippet class="org.kontor.example.Asking" region="sort"}
 */
public record Sort(Term<?> term, boolean isDescending) {
    public Sort {
        Objects.requireNonNull(term, "term");
    }
}
