package org.kontor.api;

import java.util.Optional;

/**
 * One run of an {@link Action}.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="call"}
 */
public interface Call {
    /** The records, as whoever runs the action, in the request's transaction. */
    Records records();

    /** The record that it runs on, held until the end of the transaction. */
    Row record();

    /**
     * An input.
     *
     * @throws IllegalStateException when it was left empty; see {@link #find}
     */
    default <T> T get(Field<T> input) {
        return find(input).orElseThrow(() -> new IllegalStateException(input + " was left empty"));
    }

    /** An input, if it was given. */
    <T> Optional<T> find(Field<T> input);

    /** Sets the state: one of those that the action {@link Action#moves} to. Written when the action returns. */
    void to(Choice state);
}
