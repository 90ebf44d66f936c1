package org.kontor.core.record;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Field;
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
 * @param fills the fields that an upgrade fills here; none unless it is one
 */
record Occasion(
        Transaction transaction,
        Access access,
        Instant at,
        boolean byKernel,
        List<String> hooks,
        Guard guard,
        Set<Field<?>> fills) {
    /** So many hooks and actions may call each other. */
    static final int DEEPEST = 8;

    Occasion {
        hooks = List.copyOf(hooks);
        fills = Set.copyOf(fills);
    }

    Occasion(Transaction transaction, Access access, Instant at, Guard guard) {
        this(transaction, access, at, false, List.of(), guard, Set.of());
    }

    Asker asker() {
        return Asker.of(access, at);
    }

    Occasion as(Access other) {
        return new Occasion(transaction, other, at, false, hooks, guard, Set.of());
    }

    Occasion inKernelsRight() {
        return new Occasion(transaction, access, at, true, hooks, guard, Set.of());
    }

    /** As an upgrade, which fills these. */
    Occasion filling(Set<Field<?>> fields) {
        return new Occasion(transaction, access, at, false, hooks, guard, fields);
    }

    /** Inside an entity's hook or an action. */
    Occasion within(String callee, Guard inner) {
        List<String> more = Stream.concat(hooks.stream(), Stream.of(callee)).toList();
        if (more.size() > DEEPEST) {
            throw new IllegalStateException(
                    "hooks and actions call each other without end: " + String.join(" → ", more));
        }
        return new Occasion(transaction, access, at, false, more, inner, Set.of());
    }
}
