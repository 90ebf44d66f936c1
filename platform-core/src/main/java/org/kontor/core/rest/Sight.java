package org.kontor.core.rest;

import java.util.List;
import org.kontor.api.Condition;
import org.kontor.api.Operand;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Reach;
import org.kontor.core.access.Right;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;

/** What of the model an actor knows: a field that they may neither read nor write does not exist for them. */
final class Sight {
    private final Catalog catalog;
    private final Access access;

    Sight(Catalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    /** Whether they may do anything with the entity's records. */
    boolean knows(EntityMeta entity) {
        for (Verb verb : Verb.values()) {
            if (may(entity, verb)) {
                return true;
            }
        }
        return false;
    }

    boolean may(EntityMeta entity, Verb verb) {
        return !access.rights(entity.name(), verb).isEmpty();
    }

    boolean may(String permission) {
        return access.may(permission);
    }

    boolean may(FieldMeta field, Verb verb) {
        return access.opens(field, verb);
    }

    boolean knows(FieldMeta field) {
        return may(field, Verb.READ) || may(field, Verb.CREATE) || may(field, Verb.UPDATE);
    }

    /** Whether they may read a term, and everything on the way to it. */
    boolean reads(Term<?> term) {
        try {
            TermPath path = catalog.resolve(term);
            return may(path.last(), Verb.READ) && path.hops().stream().allMatch(hop -> may(hop, Verb.READ));
        } catch (BadValue e) {
            return false;
        }
    }

    /** Whether they may read everything that a condition speaks of. */
    boolean reads(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().allMatch(this::reads);
            case Condition.Any any -> any.conditions().stream().allMatch(this::reads);
            case Condition.Not not -> reads(not.condition());
            case Condition.Some some -> reads(some.back()) && reads(some.where());
            case Condition.Compare compare ->
                reads(compare.term()) && (!(compare.operand() instanceof Operand.OfTerm other) || reads(other.term()));
        };
    }

    /** How far a verb reaches, in words. */
    List<String> reach(EntityMeta entity, Verb verb) {
        return Reach.of(access.rights(entity.name(), verb));
    }
}
