package org.kontor.core.record;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** Asks what an actor's rights open of a record, for what is done to records beside reading and writing them. */
public final class RecordRights {
    private final Catalog catalog;
    private final RecordReader reader;
    private final TrashTable trash;

    public RecordRights(Catalog catalog, RecordReader reader) {
        this.catalog = catalog;
        this.reader = reader;
        this.trash = new TrashTable(catalog);
    }

    /**
     * Holds a record until the end of the transaction if the actor may do something to it.
     *
     * @return the record's version
     * @throws Refusal NOT_FOUND when there is none in sight, FORBIDDEN when no right for the verb reaches it
     */
    public long require(Transaction transaction, Access access, Verb verb, Ref record) {
        EntityMeta entity =
                catalog.findMeta(record.entity()).filter(meta -> !meta.isPart()).orElseThrow(Reasons::notFound);
        Locked locked = reader.lock(transaction, access, entity, verb, List.of(record.id())).stream()
                .findFirst()
                .orElseThrow(Reasons::notFound);
        if (locked.rights().isEmpty()) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.may_not", "You may not do this to this record of {entity}")
                            .with("entity", entity.name()));
        }
        return locked.row().version();
    }

    /** Whether an actor's right for the verb reaches a record of an entity that is no part. */
    public boolean reaches(Transaction transaction, Access access, Verb verb, Ref record) {
        List<Right> rights = access.rights(record.entity(), verb);
        return reader
                .reached(transaction, access, catalog.get(record.entity()), rights, List.of(record.id()))
                .values()
                .stream()
                .anyMatch(reaching -> !reaching.isEmpty());
    }

    /** Those of some rights of an actor's that reach a record, whether it is in sight or not; none of one that is not there. */
    public List<Right> reaching(Transaction transaction, Access access, Ref record, List<Right> rights) {
        return reader.reached(transaction, access, catalog.get(record.entity()), rights, List.of(record.id()))
                .getOrDefault(record.id(), List.of());
    }

    /** How many of some records an actor may read. */
    public long readable(Transaction transaction, Access access, EntityMeta entity, Collection<UUID> ids) {
        return Batches.chunks(List.copyOf(ids)).stream()
                .mapToLong(some ->
                        reader.present(transaction, access, entity, some, false).size())
                .sum();
    }

    /** How many records of an entity an actor may read. */
    public long count(Transaction transaction, Access access, EntityName entity) {
        Measure count = Measure.count();
        return reader.aggregate(transaction, access, Query.of(entity), List.of(count)).lines().stream()
                .flatMap(line -> line.find(count).stream())
                .mapToLong(Long.class::cast)
                .sum();
    }

    /** Those of some records that the actor may read; none of an entity that nobody declares. */
    public Set<UUID> inSight(Transaction transaction, Access access, EntityName entity, Collection<UUID> ids) {
        return catalog.findMeta(entity)
                .filter(meta -> !meta.isPart())
                .map(meta -> reader.present(transaction, access, meta, ids, false))
                .orElse(Set.of());
    }

    /** On which record what was made or is gone hangs, as its change says; every change is asked, and most say nothing. */
    public Optional<Ref> carrier(EntityName entity, String changes) {
        return catalog.findMeta(entity).flatMap(meta -> Departed.carrier(meta, changes));
    }

    /** Whether somebody declares records of this name. */
    public boolean isKnown(EntityName entity) {
        return catalog.findMeta(entity).filter(meta -> !meta.isPart()).isPresent();
    }

    /**
     * The fields that the actor may read of this very record.
     *
     * @throws Refusal NOT_FOUND when it is not in sight
     */
    public OpenFields open(Transaction transaction, Access access, Ref record) {
        return findOpen(transaction, access, record).orElseThrow(Reasons::notFound);
    }

    /**
     * The same, also of a record that was deleted, as far as the actor may see what it was.
     *
     * @throws Refusal NOT_FOUND when it is not in sight
     */
    public OpenFields openEvenDeleted(Transaction transaction, Access access, Ref record) {
        return findOpen(transaction, access, record)
                .or(() -> trashed(transaction, access, record))
                .orElseThrow(Reasons::notFound);
    }

    private Optional<OpenFields> trashed(Transaction transaction, Access access, Ref record) {
        EntityMeta entity = catalog.get(record.entity());
        TrashSight sight = new TrashSight(access, entity);
        return trash.entry(transaction, record).filter(sight::reads).map(sight::open);
    }

    private Optional<OpenFields> findOpen(Transaction transaction, Access access, Ref record) {
        return Optional.ofNullable(reader.open(transaction, access, catalog.get(record.entity()), List.of(record.id()))
                .get(record.id()));
    }

    /** What the actor may read of the names of records; those without a readable one are missing. */
    public Map<Ref, String> titles(
            Transaction transaction, Access access, Map<EntityName, ? extends Collection<UUID>> records) {
        return reader.titles(transaction, access, records);
    }
}
