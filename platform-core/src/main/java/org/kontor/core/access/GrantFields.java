package org.kontor.core.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.FieldMeta;

/**
 * The fields that a grant opens, by name: all that are not sensitive unless it says otherwise. A renamed field keeps
 * what was said of it.
 *
 * @param only null for all
 */
record GrantFields(@Nullable Set<String> only, Set<String> but, Set<String> also) implements FieldRights {
    static final GrantFields NOT_SENSITIVE = new GrantFields(null, Set.of(), Set.of());

    GrantFields {
        only = only == null ? null : Set.copyOf(only);
        but = Set.copyOf(but);
        also = Set.copyOf(also);
    }

    static GrantFields only(String... names) {
        return new GrantFields(Set.of(names), Set.of(), Set.of());
    }

    @Override
    public boolean includes(FieldMeta field) {
        if (field.saysWhose()) {
            return names(also, field) || (only != null && names(only, field) && !names(but, field));
        }
        if (field.system() != null) {
            return true;
        }
        if (field.field().isRetired() || names(but, field)) {
            return false;
        }
        if (names(also, field)) {
            return true;
        }
        return only == null ? !field.field().isSensitive() : names(only, field);
    }

    private static boolean names(Set<String> names, FieldMeta field) {
        return !names.isEmpty()
                && (names.contains(field.name())
                        || field.field().formerName().filter(names::contains).isPresent());
    }
}
