package org.kontor.core.access;

import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;

/**
 * Rights on what hangs on records of others, see {@link Entity#attachedTo}: none of them reaches further than the actor's
 * rights on those records do. It is seen with its record, and shared with it.
 */
record AttachedRights(Catalog catalog, Access.Rights rights) implements Access.Rights {
    @Override
    public List<Right> of(EntityName entity, Verb verb) {
        return limited(catalog, entity, verb, rights.of(entity, verb));
    }

    static List<Right> limited(Catalog catalog, EntityName entity, Verb verb, List<Right> given) {
        boolean isAttached = catalog.findMeta(entity)
                .filter(meta -> meta.attachedTo().isPresent())
                .isPresent();
        if (!isAttached) {
            return given;
        }
        return verb == Verb.SHARE
                ? List.of()
                : given.stream().map(Right::onAttached).toList();
    }

    @Override
    public boolean may(String permissionId) {
        return rights.may(permissionId);
    }

    @Override
    public boolean admits(String permissionId) {
        return rights.admits(permissionId);
    }
}
