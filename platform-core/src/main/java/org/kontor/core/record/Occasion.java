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
 * @param hooks the entities whose hooks, and the actions that are under way, outermost first
 * @param guard watches over the callback that all this happens in
 */
record Occasion(Transaction transaction, Access access, Instant at, boolean byKernel, List<String> hooks, Guard guard) {
    /** So many hooks and actions may call each other. */
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

    /** Inside an entity's hook or an action. */
    Occasion within(String callee, Guard inner) {
        List<String> more = Stream.concat(hooks.stream(), Stream.of(callee)).toList();
        if (more.size() > DEEPEST) {
            throw new IllegalStateException(
                    "hooks and actions call each other without end: " + String.join(" → ", more));
        }
        return new Occasion(transaction, access, at, false, more, inner);
    }
}
