package org.kontor.core.record;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.database.Transaction;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.formula.KeptRules;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * Writes records for an access, inside a transaction: what REST, import and the {@link org.kontor.api.Records} of plugins
 * have in common. One for each platform.
 */
public final class RecordWriter {
    private final Catalog catalog;
    private final RecordReader reader;
    private final AccessPolicy policy;
    private final InstantSource clock;
    private final FileKeeper files;
    private final FileSight fileSight;
    private final KeptRules kept;
    private final RecordEngine engine;
    private final Deletion deletion;
    private final PartEdits parts;
    private final Claiming claiming;
    private final ActionRunner actions;
    private final Trash trash;
    private final Since since;
    private final UpgradeFill upgradeFill;
    private final Restoring restoring;

    public RecordWriter(
            Catalog catalog,
            RecordReader reader,
            ChangeLog log,
            FileKeeper files,
            AccessPolicy policy,
            Callbacks callbacks,
            WriteListener listener,
            InstantSource clock,
            TaskQueue tasks,
            ApprovalDesk approvals) {
        this.catalog = catalog;
        this.reader = reader;
        this.policy = policy;
        this.clock = clock;
        HookRunner.RecordsMaker maker = (occasion, writing) -> new BoundRecords(this, occasion, writing);
        UnaryOperator<Occasion> asKernel =
                occasion -> occasion.as(policy.through(occasion.access(), AccessPolicy.self(AccessPolicy.KERNEL)));
        Freezing.Waiting waiting = (occasion, record) ->
                approvals.waits(maker.make(asKernel.apply(occasion), true), maker.make(occasion, true), record);
        UniqueViolations violations = new UniqueViolations();
        TreeWriter tree = new TreeWriter(catalog, violations, listener);
        HookRunner hooks = new HookRunner(catalog, reader, callbacks, maker);
        this.files = files;
        this.fileSight = new FileSight(catalog, reader, files);
        FileCheck fileCheck = new FileCheck(files, fileSight);
        this.kept = KeptRules.of(catalog);
        this.engine = new RecordEngine(
                catalog, kept, reader, fileCheck, new ChangeWriter(log), hooks, tree, violations, listener, waiting);
        this.deletion = new Deletion(catalog, reader, engine, tree, violations, hooks, log);
        this.parts = new PartEdits(catalog, reader, engine);
        this.claiming = new Claiming(catalog.identifiers(), engine, reader);
        this.actions =
                new ActionRunner(catalog, reader, fileSight, engine, callbacks, maker, tasks, approvals, asKernel);
        this.trash = new Trash(catalog, reader, engine, tree, violations, hooks, new ChangeWriter(log));
        this.since = new Since(catalog, reader, log, clock);
        this.upgradeFill = new UpgradeFill(catalog, reader, engine);
        this.restoring = new Restoring(catalog, reader, engine);
    }

    /** The fields that are made of others. */
    public KeptRules kept() {
        return kept;
    }

    /**
     * What {@link #create} asks for first of all.
     *
     * @throws Refusal FORBIDDEN when the actor may make no record of an entity
     */
    public void checkMayCreate(Access access, EntityName entity) {
        RecordEngine.checkMayCreate(access, entity(entity));
    }

    /**
     * What {@link #run} asks for first of all.
     *
     * @throws Refusal FORBIDDEN when the actor may not run an action on any record
     */
    public void checkMayRun(Access access, Action action) {
        ActionRunner.checkPermission(access, action);
    }

    /**
     * Makes records, in batches.
     *
     * @param indexed whether errors name each record by its index: {@code [3].email}
     * @return the records as the actor may see them, in the same order
     * @throws Refusal INVALID, FORBIDDEN, CONFLICT
     */
    public List<Row> create(
            Transaction transaction,
            Access access,
            EntityName entity,
            List<List<Assignment>> records,
            boolean indexed) {
        return doing(
                transaction,
                access,
                occasion -> List.copyOf(engine.create(occasion, entity(entity), records, indexed)));
    }

    /**
     * Changes records, in batches.
     *
     * @return the records as the actor may see them, in the same order
     * @throws Refusal NOT_FOUND, STALE, INVALID, FORBIDDEN, CONFLICT
     */
    public List<Row> update(
            Transaction transaction, Access access, EntityName entity, List<Edit> edits, boolean indexed) {
        return doing(transaction, access, occasion -> List.copyOf(update(occasion, entity, edits, indexed)));
    }

    /**
     * Makes a record, for whoever reads it anyway to answer it: it is not read here.
     *
     * @throws Refusal INVALID, FORBIDDEN, CONFLICT
     */
    public Version make(Transaction transaction, Access access, EntityName entity, List<Assignment> record) {
        return doing(
                transaction,
                access,
                occasion -> version(engine.make(occasion, entity(entity), List.of(record), false)));
    }

    /**
     * Changes a record that is no part, for whoever reads it anyway to answer it: it is not read here.
     *
     * @throws Refusal NOT_FOUND, STALE, INVALID, FORBIDDEN, CONFLICT
     */
    public Version change(Transaction transaction, Access access, EntityName entity, Edit edit) {
        return doing(
                transaction,
                access,
                occasion -> version(engine.change(occasion, entity(entity), List.of(edit), false)));
    }

    /**
     * Gives a record back what it held, by a write like any other.
     *
     * @param version that was read
     * @param fields which of its fields; none for all that may be restored
     * @throws Refusal NOT_FOUND, STALE, MALFORMED when the change log does not reach back so far, INVALID, FORBIDDEN,
     *     CONFLICT
     */
    public Version restore(
            Transaction transaction,
            Access access,
            EntityName entity,
            UUID id,
            long version,
            AsOf asOf,
            List<String> fields) {
        return doing(
                transaction,
                access,
                occasion -> version(restoring.restore(occasion, entity(entity), id, version, asOf, fields)));
    }

    private static Version version(DraftBatch batch) {
        DraftRow only = batch.drafts().getFirst();
        return new Version(only.id(), only.version());
    }

    /**
     * Moves records into the trash; the edits say which, in which version.
     *
     * @throws Refusal NOT_FOUND, STALE, FORBIDDEN, CONFLICT
     */
    public void delete(Transaction transaction, Access access, EntityName entity, List<Edit> victims, boolean indexed) {
        doing(transaction, access, occasion -> {
            delete(occasion, entity, victims, indexed, null);
            return victims;
        });
    }

    /**
     * Runs an action.
     *
     * @param id of the record that it runs on, or null for an action that belongs to none
     * @param version the record's version as it was read
     * @throws Refusal NOT_FOUND, FORBIDDEN, STALE, CONFLICT in another state, INVALID input
     */
    public Result run(
            Transaction transaction,
            Access access,
            ActionName action,
            @Nullable UUID id,
            long version,
            List<Assignment> input) {
        return doing(transaction, access, occasion -> actions.run(occasion, action, id, version, input));
    }

    /**
     * Deleted records of an entity that the actor may bring back, newest first.
     *
     * @param before the entry where the page before ended, or null for the beginning
     */
    public List<TrashEntry> deleted(
            Transaction transaction, Access access, EntityName entity, @Nullable UUID before, int limit) {
        return trash.list(transaction, access, entity, before, limit);
    }

    /**
     * Brings a deleted record back, under its old id, with its parts and links.
     *
     * @param id of its entry in the trash, or the record's own
     * @throws Refusal NOT_FOUND, INVALID when it breaks a rule by now or lacks a record that it cannot do without, CONFLICT
     *     when a unique value is taken by now
     */
    public Ref restore(Transaction transaction, Access access, UUID id) {
        return doing(transaction, access, occasion -> trash.restore(occasion, id, null));
    }

    /**
     * Takes a deleted record out for good.
     *
     * @param id of its entry in the trash, or the record's own
     * @throws Refusal NOT_FOUND, FORBIDDEN
     */
    public void purge(Transaction transaction, Access access, UUID id) {
        doing(transaction, access, occasion -> {
            trash.purge(occasion, id);
            return id;
        });
    }

    /** Some of what was deleted before a moment, the oldest first; behind an entry, or from the beginning. */
    List<TrashEntry> deletedBefore(Transaction transaction, Instant moment, @Nullable TrashEntry behind) {
        return trash.before(transaction, moment, behind);
    }

    /** Takes out for good what was kept in the trash long enough, unless it must stay. */
    void expire(Transaction transaction, Access access, TrashEntry entry) {
        doing(transaction, access, occasion -> {
            trash.expire(occasion, entry);
            return entry;
        });
    }

    private <T> T doing(Transaction transaction, Access access, Function<Occasion, T> work) {
        Guard guard = new Guard(null);
        try {
            T done = work.apply(occasion(transaction, access, guard));
            guard.checkIntact();
            return done;
        } finally {
            guard.close();
        }
    }

    /** An id for something new; those of one process ascend. */
    public UUID newId() {
        return NewId.next();
    }

    Occasion occasion(Transaction transaction, Access access, Guard guard) {
        Moment moment =
                transaction.once(Moment.class, () -> new Moment(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return new Occasion(transaction, access, moment.at(), guard);
    }

    /** The transaction's moment, the same for all that is done in it. */
    private record Moment(Instant at) {}

    List<StoredRow> update(Occasion occasion, EntityName name, List<Edit> edits, boolean indexed) {
        EntityMeta entity = entity(name);
        if (!entity.isPart()) {
            return engine.update(occasion, entity, edits, indexed);
        }
        List<StoredRow> rows = new ArrayList<>();
        edits.forEach(edit -> rows.add(parts.update(occasion, entity, edit)));
        return rows;
    }

    void delete(Occasion occasion, EntityName name, List<Edit> victims, boolean indexed, @Nullable Cause cause) {
        EntityMeta entity = entity(name);
        if (entity.isPart()) {
            victims.forEach(victim -> parts.remove(occasion, entity, victim));
        } else {
            deletion.delete(occasion, entity, victims, indexed, cause);
        }
    }

    /**
     * An entity.
     *
     * @throws Refusal NOT_FOUND when nobody declares it
     */
    EntityMeta entity(EntityName name) {
        return catalog.findMeta(name).orElseThrow(Reasons::notFound);
    }

    FileKeeper files() {
        return files;
    }

    FileSight fileSight() {
        return fileSight;
    }

    /** Tells what became of records since somebody asked last. */
    public Since since() {
        return since;
    }

    RecordReader reader() {
        return reader;
    }

    AccessPolicy policy() {
        return policy;
    }

    RecordEngine engine() {
        return engine;
    }

    UpgradeFill upgradeFill() {
        return upgradeFill;
    }

    Trash trash() {
        return trash;
    }

    Claiming claiming() {
        return claiming;
    }

    ActionRunner actions() {
        return actions;
    }
}
