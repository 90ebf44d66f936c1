package org.kontor.api;

import java.util.Optional;

/**
 * A record as it was read (the Java type is {@code Row}, since {@code Record} collides with {@code java.lang.Record}).
 * Immutable. It holds what its reader may see: a field that they may not read is an unknown field.
 *
 * {@snippet class="org.kontor.example.Asking" region="row"}
 */
public interface Row {
    /** Which record it is. */
    Ref ref();

    /** The version that was read; every change adds one. */
    long version();

    /**
     * The value of a term.
     *
     * @throws IllegalStateException when the record has no value there; see {@link #find}
     * @throws IllegalArgumentException when the term is of another entity, or was not read
     */
    default <T> T get(Term<T> term) {
        return find(term).orElseThrow(() -> new IllegalStateException(ref() + " has no value for " + term.path()));
    }

    /**
     * The value of a term, if the record has one.
     *
     * @throws IllegalArgumentException when the term is of another entity, or was not read
     */
    <T> Optional<T> find(Term<T> term);

    /**
     * All values as assignments for a new record: parts and administrators' fields along, but never numbers, sums and
     * what hooks work out, unique values or a state that actions move.
     */
    Values copy(Field<?>... but);
}
