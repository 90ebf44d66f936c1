package org.kontor.core.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kontor.api.EntityName;
import org.kontor.core.record.IndexRows;

/**
 * What is indexed on a platform.
 *
 * @param rows reads the records
 * @param entities whose records
 * @param keys derives terms of them besides
 */
record IndexModel(IndexRows rows, Map<EntityName, SearchedEntity> entities, RecordKeys keys) {
    IndexModel {
        entities = Map.copyOf(entities);
    }

    static IndexModel of(IndexRows rows, RecordKeys keys) {
        Map<EntityName, SearchedEntity> entities = new LinkedHashMap<>();
        RecordKeys there = keys.on(rows.catalog());
        rows.catalog()
                .all()
                .forEach(meta -> SearchedEntity.of(rows.catalog(), meta, there)
                        .ifPresent(searched -> entities.put(meta.name(), searched)));
        return new IndexModel(rows, entities, there);
    }
}
