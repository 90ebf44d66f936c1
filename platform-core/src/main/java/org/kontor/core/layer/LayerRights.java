package org.kontor.core.layer;

import java.util.UUID;
import java.util.function.Predicate;
import org.kontor.api.Actor;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Records;
import org.kontor.core.access.AccessPolicy;

/** Who may say something in a layer: users in their own where that is allowed, keepers of forms in those of others. */
public final class LayerRights {
    /** To keep labels and forms for everybody, for roles and for teams. */
    public static final Permission MANAGE_FORMS =
            Permission.of("system", "manage_forms", "Change labels, forms and lists for everybody, roles and teams");

    private final Predicate<UUID> arranges;
    private final Permission administer;

    /**
     * @param arranges whether a user may arrange their own pages
     * @param administer held by whoever may do it for other users too
     */
    public LayerRights(Predicate<UUID> arranges, Permission administer) {
        this.arranges = arranges;
        this.administer = administer;
    }

    static boolean isKernel(Records records) {
        return records.actor().ref().id().equals(AccessPolicy.selfId(AccessPolicy.KERNEL));
    }

    static Records own(Records records) {
        return records.as(AccessPolicy.self(AccessPolicy.KERNEL));
    }

    boolean mayChange(Records records, Level level) {
        Actor actor = records.actor();
        if (isKernel(records) || actor.may(administer)) {
            return true;
        }
        return level.kind() == Level.Kind.USER
                ? actor.ref().id().equals(level.id())
                        && arranges.test(actor.ref().id())
                : actor.may(MANAGE_FORMS);
    }

    /** Why not. */
    static Message refusal(Records records, Level level) {
        return level.kind() == Level.Kind.USER && records.actor().ref().id().equals(level.id())
                ? Forms.notPermitted()
                : Message.of("system.only_administrators", "Only administrators may change this");
    }
}
