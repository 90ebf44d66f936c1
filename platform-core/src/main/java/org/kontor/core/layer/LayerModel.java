package org.kontor.core.layer;

import java.util.List;
import org.kontor.api.Contribution;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * What layers may speak of at this moment.
 *
 * @param contributions of all plugins, the kernel's own among them
 */
public record LayerModel(Catalog catalog, List<Contribution> contributions, AccessPolicy policy) {
    public LayerModel {
        contributions = List.copyOf(contributions);
    }

    /** Whether somebody may do anything with an entity's records. */
    static boolean knows(Access access, EntityMeta entity) {
        for (Verb verb : Verb.values()) {
            if (!access.rights(entity.name(), verb).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody may read a field, or write it. */
    static boolean knows(Access access, FieldMeta field) {
        return access.opens(field, Verb.READ) || access.opens(field, Verb.CREATE) || access.opens(field, Verb.UPDATE);
    }
}
