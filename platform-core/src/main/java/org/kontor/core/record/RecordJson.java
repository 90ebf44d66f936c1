package org.kontor.core.record;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Measure;
import org.kontor.api.Query;
import org.kontor.core.access.Access;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** Records as JSON, written from the database's rows without anything in between. */
public final class RecordJson {
    private final Catalog catalog;
    private final InstantSource clock;

    /** One record: its version, for the ETag, and its JSON in UTF-8. */
    public record Answer(long version, byte[] json) {}

    public RecordJson(Catalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** A record, if there is one in sight. */
    public Optional<Answer> record(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            UUID id,
            Selection selection,
            SensitiveReads sensitive) {
        throw new UnsupportedOperationException(catalog + " " + clock);
    }

    /** A page: {@code {"records":[…],"next":…,"count":{"value","exact"}}}. */
    public byte[] page(
            Transaction transaction, Access access, Query query, Selection selection, SensitiveReads sensitive) {
        throw new UnsupportedOperationException();
    }

    /** Numbers over records: {@code {"lines":[{"groups":{…},"measures":[…]}],"complete":…}}. */
    public byte[] table(
            Transaction transaction, Access access, Query query, List<Measure> measures, SensitiveReads sensitive) {
        throw new UnsupportedOperationException();
    }
}
