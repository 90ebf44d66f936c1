package org.kontor.core.record;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Condition;
import org.kontor.api.FieldType;
import org.kontor.api.FileId;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Doers;
import org.kontor.core.database.Transaction;
import org.kontor.core.file.FileEntry;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * The one place that says who may read a file: whoever made it, until a record holds it; from then on whoever may read a
 * field that holds it, on a record in their sight.
 */
public final class FileSight {
    private final Catalog catalog;
    private final RecordReader reader;
    private final FileKeeper keeper;

    /** Where somebody sees a file. */
    public record Holder(EntityMeta entity, FieldMeta field, Ref record) {}

    /** A file that somebody may read, and by which record; by none when it is theirs alone. */
    public record Seen(FileEntry file, Optional<Holder> holder) {}

    public FileSight(Catalog catalog, RecordReader reader, FileKeeper keeper) {
        this.catalog = catalog;
        this.reader = reader;
        this.keeper = keeper;
    }

    /** Whether there is anything that the actor could put a file into: a field of some record, or what an action asks for. */
    public boolean mayBring(Access access) {
        boolean adds = catalog.takingAttached().stream()
                .anyMatch(entity -> !access.rights(entity.name(), Verb.READ).isEmpty());
        boolean writes = catalog.all().stream()
                .filter(entity -> adds || entity.attachedTo().isEmpty())
                .flatMap(entity -> entity.declaredFields().stream())
                .anyMatch(field ->
                        field.isFile() && (access.opens(field, Verb.CREATE) || access.opens(field, Verb.UPDATE)));
        return writes
                || Stream.concat(
                                catalog.all().stream().flatMap(entity -> entity.actions().stream()),
                                catalog.freeActions().stream())
                        .filter(action -> action.input().stream().anyMatch(field -> field.type() == FieldType.FILE))
                        .anyMatch(action -> Doers.may(action, access));
    }

    /**
     * A file that the actor may read.
     *
     * @throws Refusal NOT_FOUND when there is none in their sight
     */
    public Seen get(Transaction transaction, Access access, UUID id) {
        return find(transaction, access, id).orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, Reasons.NO_FILE));
    }

    /** A file, if the actor may read it. */
    Optional<Seen> find(Transaction transaction, Access access, UUID id) {
        FileEntry file = keeper.find(transaction, id).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        if (file.isStill(access.user())) {
            return Optional.of(new Seen(file, Optional.empty()));
        }
        return file.attached()
                ? holder(transaction, access, file.fileId()).map(holder -> new Seen(file, Optional.of(holder)))
                : Optional.empty();
    }

    /** Fields that are not sensitive come first: what is open anyway needs no entry in the log of accesses. */
    private Optional<Holder> holder(Transaction transaction, Access access, FileId file) {
        List<FieldMeta> fields = catalog.all().stream()
                .flatMap(entity -> entity.declaredFields().stream())
                .filter(field -> field.isFile() && access.opens(field, Verb.READ))
                .sorted(Comparator.comparing((FieldMeta field) -> field.field().isSensitive())
                        .thenComparing(FieldMeta::toString))
                .toList();
        for (FieldMeta field : fields) {
            Optional<Holder> holder = holder(transaction, access, field, file);
            if (holder.isPresent()) {
                return holder;
            }
        }
        return Optional.empty();
    }

    private Optional<Holder> holder(Transaction transaction, Access access, FieldMeta field, FileId file) {
        Condition holds = new Condition.Compare(field.field(), Operator.IS, Operand.of(file));
        Query query = Query.of(field.entity()).where(holds).limit(1);
        return reader.list(transaction, access, query).rows().stream()
                .findFirst()
                .map(row -> new Holder(row.entity(), field, row.ref()));
    }
}
