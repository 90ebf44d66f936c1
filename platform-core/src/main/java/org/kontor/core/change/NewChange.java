package org.kontor.core.change;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Ref;

/**
 * One change, on its way into the log.
 *
 * @param at the transaction's moment
 * @param record which record
 * @param version the record's version afterwards
 * @param kind what was done
 * @param actorId whose record stands for who did it
 * @param actorName how he is called today
 * @param through the plugin in whose own right it was done
 * @param changes JSON: <code>{"field":[old,new]}</code>
 */
public record NewChange(
        Instant at,
        Ref record,
        long version,
        ChangeKind kind,
        UUID actorId,
        String actorName,
        Optional<String> through,
        String changes) {
    /** The key under which {@link #changes} names an action; no field is called so. */
    public static final String ACTION = "$action";

    /** The key under which {@link #changes} says as of when a record was restored: a moment, or a version. */
    public static final String RESTORED = "$restored";

    /** The key under which {@link #changes} names the mass change that this was a part of, by its id. */
    public static final String MASS = "$mass";

    /** The key under which {@link #changes} names the merge that this was a part of, by its id. */
    public static final String MERGE = "$merge";

    /** The key under which {@link #changes} names the merge that was taken back by this, by its id. */
    public static final String UNMERGE = "$unmerge";

    /** The key under which {@link #changes} names with whom a record was shared. */
    public static final String WITH = "$with";

    public NewChange {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(actorName, "actorName");
        Objects.requireNonNull(through, "through");
        Objects.requireNonNull(changes, "changes");
    }
}
