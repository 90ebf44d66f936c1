package org.kontor.contacts.hook;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Actor;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.contacts.api.Words;

/** Records that stand below one another do so without a circle. */
record Tree(Actor self, Field<Ref> parent) {
    private static final Message CIRCLE =
            Words.of("circle", "A record cannot stand above itself: this would make a circle");

    void check(Changes changes) {
        for (Change change : changes) {
            if (change.after().isPresent() && change.changed(parent)) {
                walkUp(change, changes.records().as(self));
            }
        }
    }

    private void walkUp(Change change, Records own) {
        Set<Ref> passed = new HashSet<>(Set.of(change.ref()));
        Optional<Ref> above = change.after().flatMap(row -> row.find(parent));
        while (above.isPresent()) {
            if (!passed.add(above.get())) {
                throw Refusal.invalid(parent, CIRCLE);
            }
            // held, so that of two changes that close a circle together one waits for the other and sees it
            above = own.find(above.get()).map(row -> own.lock(row.ref())).flatMap(row -> row.find(parent));
        }
    }
}
