package org.kontor.api;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work that outlives the request: one run of an action made with {@link Action#behind}, or of a {@link Hook#after} for some
 * changes. It consists of named steps; when
 * the server ends in the middle, the code is run again from its beginning, on whichever node, and steps that are done give
 * the answer they gave. So the code between steps does nothing but decide, and names its steps the same way each time.
 *
 * <p>Between steps it notices that it was cancelled, that its deadline has passed or that another node has taken it over:
 * the step then throws, and nothing it would have written is written. For the one thread that runs the code.
 *
 * {@snippet class="org.kontor.example.TelephonyPlugin" region="dial"}
 */
public interface Task {
    /**
     * What {@link #each} did.
     *
     * @param done records that were worked on, those of earlier runs included
     * @param failed records that were refused; they are listed with the task, each with its reason, those of a hook in the
     *     server's log
     */
    record Tally(long done, long failed) {}

    /** As whom it runs: whoever started it, or the plugin itself on a schedule and in a hook. */
    Actor actor();

    /**
     * The record that the action was started on.
     *
     * @throws IllegalStateException when the action belongs to none, and in a hook
     */
    Ref record();

    /**
     * An input.
     *
     * @throws IllegalStateException when it was left empty; see {@link #find}
     */
    default <T> T get(Field<T> input) {
        return find(input).orElseThrow(() -> new IllegalStateException(input + " was left empty"));
    }

    /** An input, if it was given; a hook has none. */
    <T> Optional<T> find(Field<T> input);

    /** Reads, each time anew: what must not differ after a resumption is read in a step. */
    <T extends @Nullable Object> T read(Function<Records, T> reading);

    /**
     * Writes, exactly once: that the step is done and what it answered are committed together with what it wrote.
     *
     * @param step its name within the task, at most 100 characters
     * @return what the code answered when the step was done: null, a text, a boolean, a {@link Ref}, {@link Choice}, {@link
     *     Money}, {@link FileId}, {@code Integer}, {@code Long}, {@code BigDecimal}, {@code UUID}, {@code Instant}, {@code LocalDate}, or a
     *     list of these
     * @throws IllegalArgumentException for an answer of another type; nothing is written then
     */
    <T extends @Nullable Object> T write(String step, Function<Records, T> work);

    /**
     * Works on every record that answers a question, in the order of their ids and in batches, each in a transaction of its
     * own with the mark of how far it came. A record whose code refuses or fails is kept with the reason, and the rest goes
     * on.
     */
    Tally each(String step, Query query, BiConsumer<Records, Row> work);

    /**
     * Does something outside of the database: once, unless it is {@link Outside#repeatable}. The outcome is kept before the
     * next step. What was begun and not heard of any more, for a crash or a timeout, is {@link Outcome.Unknown}.
     */
    Outcome outside(String step, Outside work);

    /**
     * Says how far it is; shown with the task about once a second, without a version or an entry in its history. Of a hook
     * it is not shown.
     */
    void progress(long done, long of);
}
