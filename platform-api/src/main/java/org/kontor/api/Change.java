package org.kontor.api;

import java.util.Optional;

/**
 * One record that was written.
 *
 * {@snippet class="org.kontor.example.InventoryPlugin" region="changes"}
 *
 * @param before as it was; empty when it was created or brought back from the trash
 * @param after as it is; empty when it was deleted
 */
public record Change(Optional<Row> before, Optional<Row> after) {
    /** Which record. */
    public Ref ref() {
        return after.or(() -> before).orElseThrow().ref();
    }

    /** Whether the term's value differs before and after. */
    public boolean changed(Term<?> term) {
        return !before.flatMap(row -> row.find(term)).equals(after.flatMap(row -> row.find(term)));
    }
}
