package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A right: which verbs, on which records, for which fields. A right is the pair of records and fields: two grants never
 * open the fields of one on the records of the other. Immutable; every method answers a copy.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="grant"}
 */
public final class Grant {
    private final EntityName entity;
    private final Set<Verb> verbs;
    private final Scope scope;
    private final @Nullable Condition condition;
    private final @Nullable List<Field<?>> only;
    private final List<Field<?>> but;
    private final List<Field<?>> also;

    private Grant(
            EntityName entity,
            Set<Verb> verbs,
            Scope scope,
            @Nullable Condition condition,
            @Nullable List<Field<?>> only,
            List<Field<?>> but,
            List<Field<?>> also) {
        this.entity = Objects.requireNonNull(entity, "entity");
        this.verbs = Set.copyOf(verbs);
        this.scope = Objects.requireNonNull(scope, "scope");
        this.condition = condition;
        this.only = only;
        this.but = but;
        this.also = also;
    }

    /** These verbs on all records and all fields that are not sensitive. */
    public static Grant on(EntityName entity, Verb... verbs) {
        return new Grant(entity, Set.of(verbs), Scope.ALL, null, null, List.of(), List.of());
    }

    /** On records within this scope only. */
    public Grant within(Scope scope) {
        return new Grant(entity, verbs, scope, condition, only, but, also);
    }

    /** On records that meet the condition only; together with a scope both must hold. */
    public Grant where(Condition condition) {
        return new Grant(entity, verbs, scope, Objects.requireNonNull(condition), only, but, also);
    }

    /** For these fields only. */
    public Grant only(Field<?>... fields) {
        return new Grant(entity, verbs, scope, condition, List.of(fields), but, also);
    }

    /** But not for these fields. */
    public Grant but(Field<?>... fields) {
        return new Grant(entity, verbs, scope, condition, only, List.of(fields), also);
    }

    /** For these sensitive fields too. */
    public Grant also(Field<?>... sensitiveFields) {
        return new Grant(entity, verbs, scope, condition, only, but, List.of(sensitiveFields));
    }

    public EntityName entity() {
        return entity;
    }

    public Set<Verb> verbs() {
        return verbs;
    }

    public Scope scope() {
        return scope;
    }

    public Optional<Condition> condition() {
        return Optional.ofNullable(condition);
    }

    /** The fields that it is limited to, if it is. */
    public Optional<List<Field<?>>> onlyFields() {
        return Optional.ofNullable(only);
    }

    /** The fields that it leaves out. */
    public List<Field<?>> butFields() {
        return but;
    }

    /** The sensitive fields that it opens. */
    public List<Field<?>> alsoFields() {
        return also;
    }
}
