package org.kontor.api;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Some records, in order.
 *
 * {@snippet class="org.kontor.example.Asking" region="page"}
 *
 * @param rows the records
 * @param next what to hand to {@link Query#after} for the following page; empty at the end
 * @param count how many there are in all, where the query asked
 */
public record Page<R>(List<R> rows, Optional<String> next, Optional<Count> count) implements Iterable<R> {
    /**
     * How many.
     *
     * @param value the number
     * @param exact whether it is exact; otherwise it is an estimate, to be shown with "about"
     */
    public record Count(long value, boolean exact) {}

    public Page {
        rows = List.copyOf(rows);
    }

    @Override
    public Iterator<R> iterator() {
        return rows.iterator();
    }
}
