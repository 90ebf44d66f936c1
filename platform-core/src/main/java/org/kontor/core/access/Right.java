package org.kontor.core.access;

import org.kontor.api.Condition;
import org.kontor.api.Scope;

/**
 * One right of an actor on an entity, for one verb: on these records, for these fields. The pair is never torn: fields
 * of one right are not open on the records of another.
 *
 * @param scope how far it reaches
 * @param condition what holds of the records besides; {@link Condition#always()} where nothing is said
 * @param fields what it opens on them
 */
public record Right(Scope scope, Condition condition, FieldRights fields) {
    /** Whether it reaches every record. */
    public boolean isUnlimited() {
        return scope == Scope.ALL && condition.equals(Condition.always());
    }

    /** On the records that both reach, for the fields that both open; where neither scope is the wider one, less. */
    Right and(Right other) {
        Scope narrower = scope.compareTo(other.scope) <= 0 ? scope : other.scope;
        Scope wider = narrower == scope ? other.scope : scope;
        boolean apart = narrower == Scope.TEAM && wider == Scope.SUBORDINATES;
        return new Right(
                apart ? Scope.OWN : narrower,
                condition.and(other.condition),
                field -> fields.includes(field) && other.fields.includes(field));
    }

    /** Every record, every field. */
    public static Right whole() {
        return new Right(Scope.ALL, Condition.always(), FieldRights.all());
    }
}
