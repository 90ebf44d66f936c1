package org.kontor.core.access;

import java.util.List;
import org.kontor.api.EntityName;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;

/** The rights of a person as far as a token of theirs allows them. */
record LimitedRights(Catalog catalog, Access.Rights rights, TokenRights token) implements Access.Rights {
    @Override
    public List<Right> of(EntityName entity, Verb verb) {
        EntityName row = catalog.findMeta(entity)
                .flatMap(meta -> meta.parent())
                .map(parent -> parent.entity())
                .orElse(entity);
        boolean isPartWritten = !row.equals(entity) && verb != Verb.READ && verb != Verb.EXPORT;
        boolean isAllowed = isPartWritten
                ? token.allows(row, Verb.CREATE) || token.allows(row, Verb.UPDATE)
                : token.allows(row, verb);
        return isAllowed ? rights.of(entity, verb) : List.of();
    }

    @Override
    public boolean may(String permissionId) {
        return token.allows(permissionId) && rights.may(permissionId);
    }

    @Override
    public boolean admits(String permissionId) {
        return token.allows(permissionId) && rights.admits(permissionId);
    }
}
