package org.kontor.core.access;

import java.util.List;
import org.kontor.api.EntityName;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.Play;

/**
 * Rights on aspects: whoever may read or take out records of some entity that plays one may ask the aspect, and sees
 * there what their rights on those records open. Nobody writes one.
 */
record PlayedRights(Catalog catalog, Access.Rights rights) implements Access.Rights {
    private static final List<Right> WHOLE = List.of(Right.whole());

    @Override
    public List<Right> of(EntityName entity, Verb verb) {
        EntityMeta meta = catalog.findMeta(entity).orElse(null);
        if (meta == null || !meta.isAspect()) {
            return rights.of(entity, verb);
        }
        boolean isAsked = verb == Verb.READ || verb == Verb.EXPORT;
        return isAsked && meta.plays().stream().anyMatch(play -> isOpen(play, verb)) ? WHOLE : List.of();
    }

    private boolean isOpen(Play play, Verb verb) {
        EntityName permitted = catalog.get(play.entity())
                .parent()
                .map(EntityMeta.Parent::entity)
                .orElse(play.entity());
        return !rights.of(permitted, verb).isEmpty();
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
