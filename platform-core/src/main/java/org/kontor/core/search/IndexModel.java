package org.kontor.core.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.file.FileTexts;
import org.kontor.core.record.IndexRows;

/**
 * What is indexed on a platform.
 *
 * @param rows reads the records
 * @param entities whose records
 * @param keys derives terms of them besides
 * @param texts of the files in them; null where they are not searched
 */
record IndexModel(
        IndexRows rows,
        Map<EntityName, SearchedEntity> entities,
        RecordKeys keys,
        @Nullable FileTexts texts) {
    IndexModel {
        entities = Map.copyOf(entities);
    }

    static IndexModel of(IndexRows rows, RecordKeys keys, @Nullable FileTexts texts) {
        Map<EntityName, SearchedEntity> entities = new LinkedHashMap<>();
        RecordKeys there = keys.on(rows.catalog());
        rows.catalog()
                .all()
                .forEach(meta -> SearchedEntity.of(rows.catalog(), meta, there, texts != null)
                        .ifPresent(searched -> entities.put(meta.name(), searched)));
        return new IndexModel(rows, entities, there, texts);
    }
}
