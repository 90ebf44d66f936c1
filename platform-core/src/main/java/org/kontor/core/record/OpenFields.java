package org.kontor.core.record;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kontor.api.EntityName;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * The fields that an actor may read of one very record and of the parts in it: what whoever shows copies of a record's
 * values, its past above all, has to ask. That a field stands in the record's JSON does not tell: one that is open on
 * other records only stands there too, as empty.
 */
public final class OpenFields {
    private final Access access;
    private final EntityName entity;
    private final Set<String> names;

    OpenFields(Access access, EntityName entity, Set<String> names) {
        this.access = access;
        this.entity = entity;
        this.names = Set.copyOf(names);
    }

    /**
     * Those that the actor may read of every record of an entity, whichever it is, without a note in the log of
     * accesses.
     */
    public static OpenFields everywhere(Access access, EntityMeta entity) {
        Predicate<FieldMeta> isOpen =
                field -> !field.field().isSensitive() && isOpenOnAll(access, entity.name(), field);
        return new OpenFields(
                access,
                entity.name(),
                entity.declaredFields().stream()
                        .filter(isOpen)
                        .map(FieldMeta::name)
                        .collect(Collectors.toSet()));
    }

    /** Whether a field of the record, or of a part in it, is open. */
    public boolean includes(FieldMeta field) {
        return field.entity().equals(entity)
                ? names.contains(field.name())
                : field.system() != null || isOpenOnAll(access, field.entity(), field);
    }

    /** Rights on parts speak of fields only: they reach the parts of every record alike. */
    private static boolean isOpenOnAll(Access access, EntityName entity, FieldMeta field) {
        return access.rights(entity, Verb.READ).stream()
                .filter(Right::isUnlimited)
                .anyMatch(right -> right.fields().includes(field));
    }
}
