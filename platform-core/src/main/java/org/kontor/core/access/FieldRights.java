package org.kontor.core.access;

import org.kontor.core.meta.FieldMeta;

/** Which fields of an entity a right opens. Fields that every record has (id, created_at …) are open with the row. */
public interface FieldRights {
    /** Whether the right opens the field. */
    boolean includes(FieldMeta field);

    /** Every field, sensitive ones too. */
    static FieldRights all() {
        return field -> true;
    }
}
