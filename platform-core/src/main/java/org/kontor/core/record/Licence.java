package org.kontor.core.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Which fields of a record an actor may write, and which they know of.
 *
 * @param access the actor's
 * @param reading the rights by which the actor reads the entity
 * @param seeing those of them that reach the record
 * @param writing those of the actor's rights that reach the record
 * @param giving those of the actor's rights to share that reach the record: whoever has one may give it away
 */
record Licence(Access access, List<Right> reading, List<Right> seeing, List<Right> writing, List<Right> giving) {
    Licence {
        reading = List.copyOf(reading);
        seeing = List.copyOf(seeing);
        writing = List.copyOf(writing);
        giving = List.copyOf(giving);
    }

    /** Where it does not matter which rights to read reach the record. */
    Licence(Access access, List<Right> reading, List<Right> writing, List<Right> giving) {
        this(access, reading, reading, writing, giving);
    }

    /** On every record of the entity; of parts, the row being permitted with its parent. */
    static Licence of(Access access, EntityMeta entity, Verb verb) {
        return new Licence(
                access,
                access.rights(entity.name(), Verb.READ),
                access.rights(entity.name(), verb),
                access.rights(entity.name(), Verb.SHARE));
    }

    boolean mayWrite(FieldMeta field) {
        return writing.stream().anyMatch(right -> right.fields().includes(field))
                || (field.saysWhose() && !giving.isEmpty());
    }

    /** Whether the actor reads the field of this very record; who writes it and does not is to learn nothing by writing. */
    boolean reads(FieldMeta field) {
        return field.system() != null
                || seeing.stream().anyMatch(right -> right.fields().includes(field));
    }

    /** Whether the actor is the plugin that works the field out, and so may write what it worked out. */
    boolean worksOut(FieldMeta field) {
        return field.field().isDerived()
                && access.through()
                        .or(() -> Optional.ofNullable(access.actor().plugin()))
                        .filter(field.owner()::equals)
                        .isPresent();
    }

    /** Whether a new record would belong to the actor all the same: by themselves, or by a team of theirs. */
    boolean isOwn(FieldMeta field, @Nullable Object value) {
        return field.saysWhose()
                && value instanceof Ref ref
                && (field.system() == SystemTerm.Kind.OWNER
                        ? ref.equals(access.actor().ref())
                        : access.teams().contains(ref.id()));
    }

    /** A field that the actor neither reads nor writes is unknown to them. */
    boolean isKnown(FieldMeta field) {
        return field.system() != null
                || reading.stream().anyMatch(right -> right.fields().includes(field))
                || mayWrite(field);
    }
}
