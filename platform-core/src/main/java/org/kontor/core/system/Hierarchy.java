package org.kontor.core.system;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Field;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;

/**
 * Records that stand below one another do so without a circle.
 *
 * @param above the record above
 */
record Hierarchy(Field<Ref> above) {

    /**
     * Walks up from what changed, and holds what it passes until the end of the transaction: of two changes that would
     * close a circle together, one waits for the other and then sees it.
     *
     * @throws Refusal INVALID on the field above
     */
    void check(Changes changes) {
        Records own = Administrators.own(changes.records());
        for (Change change : changes) {
            if (change.after().isPresent() && change.changed(above)) {
                walkUp(change, own);
            }
        }
    }

    private void walkUp(Change change, Records own) {
        Set<Ref> passed = new HashSet<>(Set.of(change.ref()));
        Optional<Ref> next = change.after().flatMap(row -> row.find(above));
        while (next.isPresent()) {
            if (!passed.add(next.get())) {
                throw Refusal.invalid(above, Words.circle());
            }
            next = own.find(next.get()).map(row -> own.lock(row.ref())).flatMap(row -> row.find(above));
        }
    }
}
