package org.kontor.core.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Term;

/** Of which entity a condition speaks: the first of its parts that names one says so. */
final class AskedEntity {
    private final Catalog catalog;

    AskedEntity(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The entity that a condition is asked of, if it says. */
    @Nullable
    EntityName of(Condition condition) {
        return switch (condition) {
            case Condition.Compare compare -> compare.term().entity();
            case Condition.All all -> first(all.conditions());
            case Condition.Any any -> first(any.conditions());
            case Condition.Not not -> of(not.condition());
            case Condition.Some some -> target(some.back());
            case Condition.SomeOf some -> some.references().entity();
        };
    }

    private @Nullable EntityName first(List<Condition> conditions) {
        for (Condition each : conditions) {
            EntityName entity = of(each);
            if (entity != null) {
                return entity;
            }
        }
        return null;
    }

    private @Nullable EntityName target(Term<Ref> back) {
        try {
            List<EntityName> targets = catalog.resolve(back).last().field().targets();
            return targets.size() == 1 ? targets.getFirst() : null;
        } catch (BadValue e) {
            return null;
        }
    }
}
