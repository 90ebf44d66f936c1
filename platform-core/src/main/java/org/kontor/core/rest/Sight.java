package org.kontor.core.rest;

import java.util.List;
import org.kontor.api.Action;
import org.kontor.api.Actor;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Doers;
import org.kontor.core.access.Reach;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What of the model an actor knows: a field that they may neither read nor write does not exist for them. */
final class Sight {
    private final Catalog catalog;
    private final Access access;
    private final ReadableTerms terms;

    Sight(Catalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
        this.terms = new ReadableTerms(catalog, access);
    }

    /** Whether they may do anything with the entity's records; with those of parts, where they live in. */
    boolean knows(EntityMeta entity) {
        EntityMeta.Parent parent = entity.parent().orElse(null);
        if (parent != null && !knows(catalog.get(parent.entity()).get(parent.field()))) {
            return false;
        }
        for (Verb verb : Verb.values()) {
            if (may(entity, verb)) {
                return true;
            }
        }
        return false;
    }

    Actor actor() {
        return access.actor();
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
        return shows(field) || may(field, Verb.CREATE) || may(field, Verb.UPDATE);
    }

    /** Whether it stands in records for them: its values, or masks of them. */
    boolean shows(FieldMeta field) {
        boolean isMasked = field.field().masked().isPresent();
        return may(field, Verb.READ) || isMasked && reads(field.entity());
    }

    /** Parts are in sight with what they are part of. */
    private boolean reads(EntityName entity) {
        EntityMeta.Parent parent = catalog.get(entity).parent().orElse(null);
        return parent == null
                ? !access.rights(entity, Verb.READ).isEmpty()
                : may(catalog.get(parent.entity()).get(parent.field()), Verb.READ);
    }

    /** Whether a term may be selected: one that they may read, or a field of the record itself that is masked. */
    boolean shows(Term<?> term) {
        return reads(term)
                || term instanceof Field<?> field
                        && field.shape() instanceof EntityName entity
                        && catalog.findMeta(entity)
                                .flatMap(meta -> meta.find(field.name()))
                                .filter(this::shows)
                                .isPresent();
    }

    /** Whether they may read a term, and everything on the way to it. */
    boolean reads(Term<?> term) {
        return terms.reads(term);
    }

    /** Whether they may read everything that a condition speaks of. */
    boolean reads(Condition condition) {
        return terms.hidden(condition).isEmpty();
    }

    /** Whether they may read all that a rule speaks of: its name and its message say what that is. */
    boolean knows(Rule rule) {
        return switch (rule) {
            case Rule.Must must -> reads(must.condition());
            case Rule.Required required ->
                reads(required.condition()) && required.fields().stream().allMatch(this::reads);
            case Rule.Unique unique -> unique.fields().stream().allMatch(this::reads);
            case Rule.Index index -> true;
            case Rule.Fill fill -> true;
            case Rule.Sum sum -> reads(sum.field());
            case Rule.Formula formula -> reads(formula.field());
            case Rule.Number number -> reads(number.field());
            case Rule.Frozen frozen -> reads(frozen.condition());
            case Rule.NoOverlap overlap ->
                reads(overlap.span())
                        && reads(overlap.condition())
                        && overlap.resources().stream().allMatch(this::reads);
            case Rule.Shown shown ->
                reads(shown.condition()) && shown.fields().stream().allMatch(this::reads);
            case Rule.Plays plays -> catalog.findMeta(plays.aspect()).isPresent() && reads(plays.when());
        };
    }

    /** Whether they may run an action, on some record. */
    boolean may(Action action) {
        return Doers.may(action, access);
    }

    /** How far a verb reaches, in words. */
    List<String> reach(EntityMeta entity, Verb verb) {
        return Reach.of(access.rights(entity.name(), verb));
    }
}
