package org.kontor.core.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Field;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What an actor may write of records that are changed together, of each what the rights say that reach it. */
final class Licences {
    private final Access access;
    private final List<Right> reading;
    private final Map<UUID, List<Right>> seeing;
    private final Map<UUID, List<Right>> giving;

    /** Asks for what the actor is about to change, and no more. */
    Licences(RecordReader reader, Transaction transaction, Access access, EntityMeta entity, List<Edit> edits) {
        this.access = access;
        this.reading = access.rights(entity.name(), Verb.READ);
        Reached reached = (rights, some) -> {
            List<UUID> ids = some.map(Edit::id).distinct().toList();
            return rights.isEmpty() || ids.isEmpty()
                    ? Map.of()
                    : reader.reached(transaction, access, entity, rights, ids);
        };
        // what is in sight by a single right is reached by that
        this.seeing = reached.of(
                reading.size() < 2 ? List.of() : reading,
                edits.stream().filter(edit -> named(entity, edit).anyMatch(this::isReadOfSomeOnly)));
        this.giving = reached.of(
                access.rights(entity.name(), Verb.SHARE),
                edits.stream().filter(edit -> named(entity, edit).anyMatch(FieldMeta::saysWhose)));
    }

    /** Which of some rights reach the records of some edits. */
    @FunctionalInterface
    private interface Reached {
        Map<UUID, List<Right>> of(List<Right> rights, Stream<Edit> edits);
    }

    private static Stream<FieldMeta> named(EntityMeta entity, Edit edit) {
        return Assigner.fields(edit.assignments()).stream()
                .map(Field::name)
                .flatMap(name -> entity.find(name).stream());
    }

    /** Whether it takes a look at the record to know. */
    private boolean isReadOfSomeOnly(FieldMeta field) {
        return field.system() == null
                && !reading.stream().allMatch(right -> right.fields().includes(field));
    }

    /** On a record that the actor has in sight. */
    Licence of(Locked held) {
        UUID id = held.row().ref().id();
        return new Licence(
                access, reading, seeing.getOrDefault(id, reading), held.rights(), giving.getOrDefault(id, List.of()));
    }
}
