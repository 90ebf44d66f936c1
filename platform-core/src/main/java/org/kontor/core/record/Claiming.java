package org.kontor.core.record;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.api.Assignment;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.rule.Uniqueness;

/** Finds and holds the record with unique values, or makes it; where two make it at once, one of them finds it. */
final class Claiming {
    /** Between finding and making, others may make and delete it; not for ever. */
    private static final int ATTEMPTS = 5;

    private final RecordEngine engine;
    private final RecordReader reader;
    private final UniqueCheck uniques;

    Claiming(Identifiers identifiers, RecordEngine engine, RecordReader reader) {
        this.engine = engine;
        this.reader = reader;
        this.uniques = new UniqueCheck(identifiers, reader);
    }

    StoredRow claim(Occasion occasion, EntityMeta entity, List<Assignment> key) {
        DraftBatch probe = new DraftBatch(entity, occasion, new Problems(), engine);
        DraftRow wanted = probe.add(NewId.next(), null, null, "");
        probe.assigner().asked(wanted, key, Licence.of(occasion.access(), entity, Verb.READ));
        probe.problems().checkInvalid();
        Uniqueness unique = unique(entity, key);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<UUID> holder = uniques.holder(probe, wanted, unique);
            Optional<StoredRow> row =
                    holder.isPresent() ? hold(occasion, entity, holder.get()) : make(occasion, entity, key);
            if (row.isPresent()) {
                return row.get();
            }
        }
        throw Refusal.of(
                Refusal.Code.UNAVAILABLE,
                Message.of("system.claim_failed", "Too many want the same record at once. Please try again."));
    }

    private static Uniqueness unique(EntityMeta entity, List<Assignment> key) {
        var names = Assigner.inOrder(key).stream()
                .map(each ->
                        each instanceof Assignment.Value value ? value.field().name() : "")
                .collect(Collectors.toSet());
        return Uniqueness.of(entity).stream()
                .filter(each -> each.fields().stream()
                        .map(FieldMeta::name)
                        .collect(Collectors.toSet())
                        .equals(names))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "claim() takes the fields of one unique rule of " + entity + ", not " + names));
    }

    /** Nothing when it was deleted meanwhile. */
    private Optional<StoredRow> hold(Occasion occasion, EntityMeta entity, UUID id) {
        boolean isHeld = !reader.lock(occasion.transaction(), occasion.access(), entity, Verb.READ, List.of(id))
                .isEmpty();
        if (isHeld) {
            return reader.find(occasion.transaction(), occasion.access(), entity, id);
        }
        if (reader.whole(occasion.transaction(), entity, List.of(id)).isEmpty()) {
            return Optional.empty();
        }
        // it is there and out of sight
        throw Refusal.of(Refusal.Code.CONFLICT, Reasons.TAKEN);
    }

    /** Nothing when somebody else made it meanwhile. */
    private Optional<StoredRow> make(Occasion occasion, EntityMeta entity, List<Assignment> key) {
        DraftBatch batch = engine.drafts(occasion, entity, List.of(key), false);
        engine.prepare(batch);
        Transaction transaction = occasion.transaction();
        try {
            Savepoint before = transaction.connection().setSavepoint();
            try {
                engine.writeRows(batch);
                transaction.connection().releaseSavepoint(before);
            } catch (Refusal e) {
                boolean isTaken = e.code() == Refusal.Code.CONFLICT;
                transaction.connection().rollback(before);
                if (isTaken) {
                    return Optional.empty();
                }
                throw e;
            }
            engine.complete(batch, null);
            return Optional.of(engine.seen(occasion, entity, batch.drafts()).getFirst());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
