package org.kontor.core.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Term;
import org.kontor.api.Values;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** A record as it was read. What its reader may not see, and what was not asked for, is not in it. */
final class StoredRow implements Row {
    private final EntityMeta entity;
    private final UUID id;
    private final long version;
    private final Map<String, @Nullable Object> values;
    private final @Nullable RowTerms terms;

    /**
     * @param values by path of the term, {@code city} or {@code account.city}; null where the record is empty
     */
    StoredRow(EntityMeta entity, UUID id, long version, Map<String, @Nullable Object> values) {
        this(entity, id, version, values, null);
    }

    private StoredRow(
            EntityMeta entity, UUID id, long version, Map<String, @Nullable Object> values, @Nullable RowTerms terms) {
        this.entity = entity;
        this.id = id;
        this.version = version;
        this.values = new HashMap<>(values);
        this.terms = terms;
    }

    /** The same row, which answers terms behind its references too. */
    StoredRow with(RowTerms behind) {
        return new StoredRow(entity, id, version, values, behind);
    }

    EntityMeta entity() {
        return entity;
    }

    /** All values that were read, by path. */
    Map<String, @Nullable Object> values() {
        return values;
    }

    @Override
    public Ref ref() {
        return new Ref(entity.name(), id);
    }

    /** The record that this one hangs on, if its entity hangs on others. */
    Optional<Ref> attachedTo() {
        return entity.attachedTo().map(field -> (Ref) values.get(field.name()));
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Term<T> term) {
        if (!entity.name().equals(term.entity())) {
            throw new IllegalArgumentException(
                    term.path() + " is a term of " + term.shape() + ", and this is a record of " + entity);
        }
        String path = term.path();
        if (!values.containsKey(path) && terms != null) {
            return Optional.ofNullable((T) terms.value(this, term));
        }
        if (!values.containsKey(path)) {
            throw new IllegalArgumentException(path + " of " + entity + " was not read: it is unknown to this reader");
        }
        return Optional.ofNullable((T) values.get(path));
    }

    @Override
    public Values copy(Field<?>... but) {
        Set<Field<?>> left = Set.of(but);
        return new Values(entity.declaredFields().stream()
                .filter(field -> values.get(field.name()) != null)
                .filter(field -> !field.field().isUnique()
                        && !field.moved()
                        && !field.byRule()
                        && !field.field().isDerived()
                        && !left.contains(field.field()))
                .map(this::assignment)
                .toList());
    }

    private Assignment assignment(FieldMeta field) {
        Object value = values.get(field.name());
        if (field.type() == FieldType.PARTS && value instanceof List<?> parts) {
            return new Assignment.Value(
                    field.field(),
                    parts.stream()
                            .map(StoredRow.class::cast)
                            .map(StoredRow::fresh)
                            .toList());
        }
        return new Assignment.Value(field.field(), value);
    }

    /** The same part, to be written as a new one. */
    private StoredRow fresh() {
        return new StoredRow(entity, NewId.next(), 0, values);
    }
}
