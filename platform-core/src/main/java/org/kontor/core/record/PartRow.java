package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Term;
import org.kontor.api.Values;

/** A part as it is to be written: a new one, or what is to change of the one with that id. */
final class PartRow implements Row {
    private final EntityName entity;
    private final UUID id;
    private final boolean isKnown;
    private final List<Assignment> assignments;

    /**
     * @param known the id of a part that the parent has already, or null for a new one
     */
    PartRow(EntityName entity, @Nullable UUID known, List<Assignment> assignments) {
        this(entity, known == null ? NewId.next() : known, known != null, assignments);
    }

    private PartRow(EntityName entity, UUID id, boolean isKnown, List<Assignment> assignments) {
        this.entity = entity;
        this.id = id;
        this.isKnown = isKnown;
        this.assignments = List.copyOf(flat(assignments));
    }

    /** A part that its parent had, and has no more: it comes back under its old id. */
    static PartRow back(EntityName entity, UUID id, List<Assignment> assignments) {
        return new PartRow(entity, id, false, assignments);
    }

    private static List<Assignment> flat(List<Assignment> assignments) {
        List<Assignment> all = new ArrayList<>();
        for (Assignment each : assignments) {
            if (each instanceof Values values) {
                all.addAll(flat(values.assignments()));
            } else {
                all.add(each);
            }
        }
        return all;
    }

    /** Whether it names a part that the parent has already. */
    boolean isKnown() {
        return isKnown;
    }

    List<Assignment> assignments() {
        return assignments;
    }

    @Override
    public Ref ref() {
        return new Ref(entity, id);
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Term<T> term) {
        if (!entity.equals(term.entity())) {
            throw new IllegalArgumentException(
                    term.path() + " is a term of " + term.shape() + ", and this is a part of " + entity);
        }
        for (Assignment each : assignments) {
            if (each instanceof Assignment.Value set && set.field().name().equals(term.path())) {
                return Optional.ofNullable((T) set.value());
            }
        }
        return Optional.empty();
    }

    @Override
    public Values copy(Field<?>... but) {
        Set<Field<?>> left = new HashSet<>(List.of(but));
        return new Values(assignments.stream()
                .filter(each -> !(each instanceof Assignment.Value value && left.contains(value.field())))
                .filter(each -> !(each instanceof Assignment.Source source && left.contains(source.field())))
                .toList());
    }
}
