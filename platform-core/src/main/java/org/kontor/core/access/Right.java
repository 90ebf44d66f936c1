package org.kontor.core.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Scope;

/**
 * One right of an actor on an entity, for one verb: on these records, for these fields. The pair is never torn: fields
 * of one right are not open on the records of another.
 *
 * @param scope how far it reaches; shared records are the matter of rights of their own, see {@code shared}
 * @param condition what holds of the records besides; {@link Condition#always()} where nothing is said
 * @param fields what it opens on them
 * @param shared by which shares it reaches a record, all of them; empty where it needs none
 * @param attached whether it reaches only what hangs on records that the actor may read
 * @param follows an open reference: it reaches what points to a record that the actor may read; null where that does not
 *     matter
 */
public record Right(
        Scope scope,
        Condition condition,
        FieldRights fields,
        List<Shared> shared,
        boolean attached,
        @Nullable Field<Ref> follows) {
    public Right {
        shared = List.copyOf(shared);
    }

    /** A right that rests on no share. */
    public Right(Scope scope, Condition condition, FieldRights fields) {
        this(scope, condition, fields, List.of(), false, null);
    }

    /** A right that needs nothing that a record points to. */
    public Right(Scope scope, Condition condition, FieldRights fields, List<Shared> shared) {
        this(scope, condition, fields, shared, false, null);
    }

    /** On whatever points to a record that the actor may read. */
    static Right following(Field<Ref> reference) {
        return new Right(Scope.ALL, Condition.always(), GrantFields.NOT_SENSITIVE, List.of(), false, reference);
    }

    /** Whether it reaches every record. */
    public boolean isUnlimited() {
        return isGeneral() && !attached;
    }

    /** Whether it reaches every record, save that what hangs on others is as far as they. */
    public boolean isGeneral() {
        return scope == Scope.ALL && condition.equals(Condition.always()) && shared.isEmpty() && follows == null;
    }

    /** The same right on what hangs on records that the actor may read. */
    Right onAttached() {
        return attached ? this : new Right(scope, condition, fields, shared, true, follows);
    }

    /** Whether it is the actor's own, and no gift of somebody else. */
    public boolean isOwn() {
        return shared.isEmpty();
    }

    /** On the records that both reach, for the fields that both open; where neither scope is the wider one, less. */
    Right and(Right other) {
        Scope narrower = scope.compareTo(other.scope) <= 0 ? scope : other.scope;
        Scope wider = narrower == scope ? other.scope : scope;
        boolean apart = narrower == Scope.TEAM && wider == Scope.SUBORDINATES;
        List<Shared> both = new ArrayList<>(shared);
        both.addAll(other.shared);
        return new Right(
                apart ? Scope.OWN : narrower,
                condition.and(other.condition),
                field -> fields.includes(field) && other.fields.includes(field),
                both,
                attached || other.attached,
                follows == null ? other.follows : follows);
    }

    /** The same right on whomever's records. */
    public Right anybodys() {
        return new Right(Scope.ALL, condition, fields, shared, attached, follows);
    }

    /** Every record, every field. */
    public static Right whole() {
        return new Right(Scope.ALL, Condition.always(), FieldRights.all());
    }
}
