package org.kontor.core.system;

import java.util.List;
import org.kontor.api.Actor;
import org.kontor.api.Condition;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;

/** Somebody can always administer. */
final class Administrators {
    private static final Actor SELF = AccessPolicy.self(AccessPolicy.KERNEL);
    private static final int MOST_ROLES = Query.MOST;

    private Administrators() {}

    /** The writer's records, in the kernel's own right. */
    static Records own(Records records) {
        return records.as(SELF);
    }

    static boolean mayAdminister(Records records) {
        return records.actor().may(SystemPermission.ADMINISTER);
    }

    /** Whether it is the kernel itself that writes. */
    static boolean isKernel(Records records) {
        return records.actor().ref().id().equals(SELF.ref().id());
    }

    /**
     * Refuses a change after which nobody active would administer. Such changes wait for one another, so that two
     * administrators cannot dismiss each other at the same moment.
     */
    static void requireOne(Records records) {
        Records own = own(records);
        own.lock(SELF.ref());
        List<Ref> roles =
                own.list(Query.of(Role.NAME).where(Role.ADMINISTRATOR.is(true)).limit(MOST_ROLES)).rows().stream()
                        .map(Row::ref)
                        .toList();
        Condition administers = User.ADMINISTRATOR.is(true);
        for (Ref role : roles) {
            administers = administers.or(User.ROLES.contains(role));
        }
        Query remaining = Query.of(User.NAME)
                .where(Condition.all(User.ACTIVE.is(true), User.KIND.is(User.PERSON), administers))
                .limit(1);
        if (own.list(remaining).rows().isEmpty()) {
            throw Refusal.of(Refusal.Code.CONFLICT, Words.lastAdministrator());
        }
    }
}
