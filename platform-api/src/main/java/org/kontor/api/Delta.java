package org.kontor.api;

import java.util.List;
import java.util.Objects;

/**
 * What became of the records that answer a question, since it was asked last: for whoever keeps copies of them.
 *
 * {@snippet class="org.kontor.example.Asking" region="since"}
 *
 * @param touched records that are new or may have changed, as they are now
 * @param gone records that answer the question no more: deleted, changed, or out of sight; some may never have been told
 *     of
 * @param next what to ask with the next time
 * @param more whether there is more to be asked for at once
 * @param afresh whether what was told before is void, the first time among others: this and the pages that follow it tell
 *     everything
 */
public record Delta(List<Row> touched, List<Ref> gone, String next, boolean more, boolean afresh) {
    public Delta {
        Objects.requireNonNull(next, "next");
        touched = List.copyOf(touched);
        gone = List.copyOf(gone);
    }
}
