package org.kontor.core.search;

import java.util.List;
import java.util.Set;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.IndexRow;

/**
 * Derives exact terms from records, by which those that have some of them in common are found, see {@link
 * SearchIndex#byKeys}.
 */
public interface RecordKeys {
    /** Derives none. */
    RecordKeys NONE = new RecordKeys() {
        @Override
        public Set<String> fields(EntityMeta entity) {
            return Set.of();
        }

        @Override
        public String version(EntityMeta entity) {
            return "";
        }

        @Override
        public List<String> of(EntityMeta entity, IndexRow row) {
            return List.of();
        }
    };

    /** The names of fields from which an entity's terms are derived; with none, nothing is asked. */
    Set<String> fields(EntityMeta entity);

    /** Another text whenever the same record has other terms than before: the entity is indexed anew then. */
    String version(EntityMeta entity);

    /** The terms of a record, of which the values of {@link #fields} were read. Longer ones than 200 letters are left out. */
    List<String> of(EntityMeta entity, IndexRow row);

    /** The same where this is declared; each platform asks once. */
    default RecordKeys on(Catalog catalog) {
        return this;
    }
}
