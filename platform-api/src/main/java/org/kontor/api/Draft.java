package org.kontor.api;

import java.util.List;
import java.util.Optional;

/**
 * One record that is about to be written.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="draft"}
 */
public interface Draft {
    /** The record as it is now; empty when it is being created. */
    Optional<Row> before();

    /**
     * The value that is about to be written, or that stays.
     *
     * @throws IllegalStateException when there is none; see {@link #find}. Drafts are not validated yet: where a required
     *     field is empty, the write is refused for it
     */
    default <T> T get(Term<T> term) {
        return find(term).orElseThrow(() -> new IllegalStateException("no value for " + term.path()));
    }

    /** The value that is about to be written, or that stays, if there is one. */
    <T> Optional<T> find(Term<T> term);

    /** Whether this write changes the field. */
    boolean changes(Field<?> field);

    /** Sets fields. The writer's rights on fields do not count here: the hook is part of the record's law. */
    void set(Assignment... assignments);

    /** Of a field of parts: each part as a draft of its own, to be read, set and refused. */
    List<Draft> parts(Field<List<Row>> field);

    /** Refuses the write because of a field; all refusals are reported together. */
    void refuse(Field<?> field, Message reason);

    /** Refuses the write. */
    void refuse(Message reason);
}
