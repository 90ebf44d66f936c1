package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Aspect;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;

/**
 * The indexes that an entity gets for playing an aspect: one for each list that the aspect is made for, by what the
 * entity says to its fields. What is the same for all its records, or empty, needs no index; what stands behind a
 * reference can have none.
 */
final class PlayedIndexes {
    /** PostgreSQL's index takes rows of 2,700 bytes, and a letter may have four. */
    private static final int LONGEST = 500;

    private PlayedIndexes() {}

    static Set<IndexSpec> of(EntityMeta entity, Rule.Plays plays, Catalog catalog) {
        Set<IndexSpec> indexes = new LinkedHashSet<>();
        Optional<Aspect> aspect = catalog.findMeta(plays.aspect()).flatMap(EntityMeta::aspect);
        aspect.ifPresent(declared -> declared.lists().forEach(list -> {
            List<Term<?>> terms = terms(list, plays);
            if (!terms.isEmpty() && terms.stream().allMatch(term -> isShort(entity, term))) {
                CatalogTables.indexColumns(entity, terms).ifPresent(indexes::add);
            }
        }));
        return indexes;
    }

    private static List<Term<?>> terms(List<Field<?>> list, Rule.Plays plays) {
        Set<Term<?>> terms = new LinkedHashSet<>();
        for (Field<?> field : list) {
            for (Assignment assignment : plays.fields()) {
                if (assignment instanceof Assignment.Source from && from.field().equals(field)) {
                    terms.add(from.term());
                }
            }
        }
        return new ArrayList<>(terms);
    }

    /** The record itself is found without an index of ours, and what is long fits into none. */
    private static boolean isShort(EntityMeta entity, Term<?> term) {
        boolean isLong = entity.find(term.path()).stream()
                .flatMap(field -> field.columns().stream())
                .anyMatch(column -> column.type() == Column.Type.LONG_TEXT || column.length() > LONGEST);
        return !isLong && !term.equals(entity.name().self());
    }
}
