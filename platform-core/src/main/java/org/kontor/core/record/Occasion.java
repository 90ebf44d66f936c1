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
 * @param right in whose right fields are written
 * @param hooks the entities whose hooks, and the actions that are under way, outermost first
 * @param guard watches over the callback that all this happens in
 * @param fills the fields that an upgrade fills here; none unless it is one
 */
record Occasion(
        Transaction transaction,
        Access access,
        Instant at,
        Right right,
        List<String> hooks,
        Guard guard,
        Set<Field<?>> fills) {
    /** In whose right fields are written. */
    enum Right {
        /** In the actor's own. */
        ACTOR,
        /** In the kernel's, as an action's state: the rights were checked before. */
        KERNEL,
        /** In the kernel's, since an approval was given. */
        GRANTING,
        /** In the kernel's, since an approval ended otherwise: what waited goes back, whatever it lacks. */
        TAKING_BACK
    }

    /** So many hooks and actions may call each other. */
    static final int DEEPEST = 8;

    Occasion {
        hooks = List.copyOf(hooks);
        fills = Set.copyOf(fills);
    }

    Occasion(Transaction transaction, Access access, Instant at, Guard guard) {
        this(transaction, access, at, Right.ACTOR, List.of(), guard, Set.of());
    }

    Asker asker() {
        return Asker.of(access, at);
    }

    Occasion as(Access other) {
        return new Occasion(transaction, other, at, Right.ACTOR, hooks, guard, Set.of());
    }

    /** Whether the kernel itself writes. */
    boolean byKernel() {
        return right != Right.ACTOR;
    }

    Occasion inKernelsRight() {
        return byKernel() ? this : in(Right.KERNEL);
    }

    /** As the end of an approval. */
    Occasion settling(boolean isGranted) {
        return in(isGranted ? Right.GRANTING : Right.TAKING_BACK);
    }

    private Occasion in(Right other) {
        return new Occasion(transaction, access, at, other, hooks, guard, Set.of());
    }

    /** As an upgrade, which fills these. */
    Occasion filling(Set<Field<?>> fields) {
        return new Occasion(transaction, access, at, Right.ACTOR, hooks, guard, fields);
    }

    /** Inside an entity's hook or an action. */
    Occasion within(String callee, Guard inner) {
        List<String> more = Stream.concat(hooks.stream(), Stream.of(callee)).toList();
        if (more.size() > DEEPEST) {
            throw new IllegalStateException(
                    "hooks and actions call each other without end: " + String.join(" → ", more));
        }
        return new Occasion(transaction, access, at, Right.ACTOR, more, inner, Set.of());
    }
}
