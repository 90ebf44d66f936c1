package org.kontor.core.record;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.kontor.core.access.Access;
import org.kontor.core.database.Transaction;
import org.kontor.core.rule.Asker;

/**
 * Where, for whom and when records are written.
 *
 * @param at the transaction's moment
 * @param byKernel whether the kernel itself writes, as an action's state: the rights were checked before
 * @param hooks the entities whose hooks are under way, outermost first
 * @param guard watches over the callback that all this happens in
 */
record Occasion(Transaction transaction, Access access, Instant at, boolean byKernel, List<String> hooks, Guard guard) {
    /** So many hooks may call each other. */
    static final int DEEPEST = 8;

    Occasion {
        hooks = List.copyOf(hooks);
    }

    Asker asker() {
        return Asker.of(access, at);
    }

    Occasion as(Access other) {
        return new Occasion(transaction, other, at, false, hooks, guard);
    }

    Occasion inKernelsRight() {
        return new Occasion(transaction, access, at, true, hooks, guard);
    }

    /** Inside a callback that is no hook. */
    Occasion inside(Guard inner) {
        return new Occasion(transaction, access, at, false, hooks, inner);
    }

    /** Inside a hook of an entity. */
    Occasion within(String entity, Guard inner) {
        List<String> more = Stream.concat(hooks.stream(), Stream.of(entity)).toList();
        if (more.size() > DEEPEST) {
            throw new IllegalStateException("hooks call each other without end: " + String.join(" → ", more));
        }
        return new Occasion(transaction, access, at, false, more, inner);
    }
}
