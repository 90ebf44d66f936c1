package org.kontor.core.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.core.access.Access;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.NewChange;
import org.kontor.core.meta.EntityMeta;

/** Writes what was done to records into the change log. */
final class ChangeWriter {
    private final ChangeLog log;

    ChangeWriter(ChangeLog log) {
        this.log = log;
    }

    /** Notes changes of a batch, one entry for each record with all its parts. */
    void write(Occasion occasion, List<DraftRow> drafts, @Nullable Cause cause) {
        log.append(
                occasion.transaction(),
                drafts.stream()
                        .map(draft -> entry(
                                occasion,
                                draft.entity(),
                                draft.stored(),
                                draft.after(),
                                cause != null ? cause.kind() : draft.isNew() ? ChangeKind.CREATED : ChangeKind.UPDATED,
                                cause))
                        .toList());
    }

    /** Notes something that was done to a whole record; its kind is said here, whatever the cause. */
    void write(
            Occasion occasion,
            ChangeKind kind,
            @Nullable StoredRow before,
            @Nullable StoredRow after,
            @Nullable Cause cause) {
        StoredRow any = after == null ? before : after;
        if (any != null) {
            log.append(occasion.transaction(), List.of(entry(occasion, any.entity(), before, after, kind, cause)));
        }
    }

    /** Notes an action that changed nothing of its record itself. */
    void write(Occasion occasion, StoredRow record, String action) {
        log.append(
                occasion.transaction(),
                List.of(entry(occasion, record.entity(), record, record, ChangeKind.ACTION, Cause.action(action))));
    }

    /** Notes with whom a record is shared from now on, or not any more. */
    void shared(Occasion occasion, StoredRow record, String action, Ref with) {
        Access access = occasion.access();
        log.append(
                occasion.transaction(),
                List.of(new NewChange(
                        occasion.at(),
                        record.ref(),
                        record.version(),
                        ChangeKind.ACTION,
                        access.user(),
                        access.actor().name(),
                        access.through(),
                        "{\"" + NewChange.ACTION + "\":\"" + action + "\",\"" + NewChange.WITH + "\":\"" + with
                                + "\"}")));
    }

    private static NewChange entry(
            Occasion occasion,
            EntityMeta entity,
            @Nullable StoredRow before,
            @Nullable StoredRow after,
            ChangeKind kind,
            @Nullable Cause cause) {
        StoredRow any = after == null ? before : after;
        if (any == null) {
            throw new IllegalArgumentException("a change is of a record");
        }
        Access access = occasion.access();
        return new NewChange(
                occasion.at(),
                any.ref(),
                any.version(),
                kind,
                access.user(),
                access.actor().name(),
                access.through(),
                ChangeJson.of(entity, before, after, cause));
    }
}
