package org.kontor.core.record;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Condition;
import org.kontor.api.Measure;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Table;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** Reads records for an access: what the actor may not see is not in the answer. */
public final class RecordReader {
    private final Catalog catalog;
    private final InstantSource clock;

    public RecordReader(Catalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** A record, if there is one in sight. */
    Optional<StoredRow> find(Transaction transaction, Access access, EntityMeta entity, UUID id) {
        return load(transaction, access, entity, List.of(id)).stream().findFirst();
    }

    /** The records of these ids that are in sight, in the order of the ids as given. */
    List<StoredRow> load(Transaction transaction, Access access, EntityMeta entity, Collection<UUID> ids) {
        throw new UnsupportedOperationException(catalog + " " + clock);
    }

    /** A page of records. */
    Page<StoredRow> list(Transaction transaction, Access access, Query query) {
        throw new UnsupportedOperationException();
    }

    /** Numbers over records, by groups. */
    Table aggregate(Transaction transaction, Access access, Query query, List<Measure> measures) {
        throw new UnsupportedOperationException();
    }

    /** Holds records that the actor may read, in the order of their ids, and tells which rights reach each. */
    List<Locked> lock(Transaction transaction, Access access, EntityMeta entity, Verb verb, Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether a declared condition, such as an action's or a rule's, holds of a record. It is asked of all fields,
     * whatever the actor may read; the access says who "me" is.
     */
    boolean matches(Transaction transaction, Access access, EntityMeta entity, UUID id, Condition condition) {
        throw new UnsupportedOperationException();
    }

    /** The whole records of these ids, whoever may see them: for the engine and its hooks. */
    List<StoredRow> whole(Transaction transaction, EntityMeta entity, Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }
}
