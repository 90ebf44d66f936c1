package org.kontor.core.record;

import java.util.List;
import java.util.UUID;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Is told which sensitive values were really answered, so that their reading can be logged. */
public interface SensitiveReads {
    /** Values of these fields of a record were answered. */
    void read(EntityMeta entity, UUID id, List<FieldMeta> fields);

    /** Numbers over these fields, or groups by them, were answered. */
    default void grouped(EntityMeta entity, List<FieldMeta> fields) {}

    /** Tells nobody; for readers inside the kernel. */
    static SensitiveReads untold() {
        return (entity, id, fields) -> {};
    }
}
