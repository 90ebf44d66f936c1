package org.kontor.core.access;

import org.kontor.core.meta.FieldMeta;

/**
 * Which fields of an entity a right opens. Fields that every record has (id, created_at …) are read with the row; owner
 * and team are written by a right that names them only.
 */
public interface FieldRights {
    /** Whether the right opens the field. */
    boolean includes(FieldMeta field);

    /** Every field, sensitive ones too. */
    static FieldRights all() {
        return field -> true;
    }
}
