package org.kontor.core.record;

import java.util.List;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Which fields of a record an actor may write, and which they know of.
 *
 * @param reading the rights by which the actor reads the entity
 * @param writing those of the actor's rights that reach the record
 */
record Licence(List<Right> reading, List<Right> writing) {
    Licence {
        reading = List.copyOf(reading);
        writing = List.copyOf(writing);
    }

    /** On every record of the entity; of parts, the row being permitted with its parent. */
    static Licence of(Access access, EntityMeta entity, Verb verb) {
        return new Licence(access.rights(entity.name(), Verb.READ), access.rights(entity.name(), verb));
    }

    boolean mayWrite(FieldMeta field) {
        return writing.stream().anyMatch(right -> right.fields().includes(field));
    }

    /** A field that the actor neither reads nor writes is unknown to them. */
    boolean isKnown(FieldMeta field) {
        return field.system() != null
                || reading.stream().anyMatch(right -> right.fields().includes(field))
                || mayWrite(field);
    }
}
