package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Change;
import org.kontor.api.Rule;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.formula.KeptRules;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.rule.Rules;

/**
 * The order of things when records are made and changed: access, fill, hooks before, rules and validation, write, hooks
 * within, change log. Everything goes in batches.
 */
final class RecordEngine implements DraftBatch.Source {
    private final Catalog catalog;
    private final RecordReader reader;
    private final Filling filling = new Filling();
    private final HookRunner hooks;
    private final ReferenceCheck references;
    private final FileCheck files;
    private final UniqueCheck uniques;
    private final TreeWriter tree;
    private final Freezing freezing;
    private final Overlaps overlaps;
    private final Numbers numbers = new Numbers();
    private final Sums sums;
    private final CreateRight createRight;
    private final ChangeWriter changes;

    RecordEngine(
            Catalog catalog,
            KeptRules kept,
            RecordReader reader,
            FileCheck files,
            ChangeWriter changes,
            HookRunner hooks,
            TreeWriter tree,
            UniqueViolations violations,
            WriteListener listener,
            Freezing.Waiting waiting) {
        this.catalog = catalog;
        this.reader = reader;
        this.hooks = hooks;
        this.references = new ReferenceCheck(catalog, reader);
        this.files = files;
        this.uniques = new UniqueCheck(catalog.identifiers(), reader);
        this.tree = tree;
        this.freezing = new Freezing(catalog, reader, waiting);
        this.overlaps = new Overlaps(catalog.identifiers());
        this.sums = new Sums(kept, reader, freezing, violations, listener, this::checkSummed);
        this.createRight = new CreateRight(reader);
        this.changes = changes;
    }

    @Override
    public EntityMeta entity(FieldMeta parts) {
        return catalog.get(parts.field().targets().getFirst());
    }

    @Override
    public DraftTerms terms(DraftBatch batch) {
        return new DraftTerms(batch, catalog, reader);
    }

    /**
     * Makes records.
     *
     * @param indexed whether errors name the record by its index
     * @return the records as the actor may see them
     */
    List<StoredRow> create(Occasion occasion, EntityMeta entity, List<List<Assignment>> records, boolean indexed) {
        return seen(occasion, entity, make(occasion, entity, records, indexed).drafts());
    }

    /** The same, without reading them again. */
    DraftBatch make(Occasion occasion, EntityMeta entity, List<List<Assignment>> records, boolean indexed) {
        DraftBatch batch = drafts(occasion, entity, records, indexed);
        prepare(batch);
        uniques.check(batch);
        overlaps.check(batch);
        batch.problems().checkTaken();
        write(batch, null);
        return batch;
    }

    /** New records with what was asked for, as far as the actor may. */
    DraftBatch drafts(Occasion occasion, EntityMeta entity, List<List<Assignment>> records, boolean indexed) {
        requireNoPart(entity);
        checkMayCreate(occasion.access(), entity);
        Licence licence = Licence.of(occasion.access(), entity, Verb.CREATE);
        DraftBatch batch = new DraftBatch(entity, occasion, new Problems(), this);
        for (int i = 0; i < records.size(); i++) {
            DraftRow draft = batch.add(NewId.next(), null, null, indexed ? "[" + i + "]." : "");
            batch.assigner().asked(draft, records.get(i), licence);
        }
        return batch;
    }

    static void checkMayCreate(Access access, EntityMeta entity) {
        if (access.rights(entity.name(), Verb.CREATE).isEmpty()) {
            throw Reasons.mayNotCreate(entity);
        }
    }

    private static void requireNoPart(EntityMeta entity) {
        entity.parent().ifPresent(parent -> {
            throw new IllegalArgumentException(
                    entity + " lives in " + parent.entity() + ": it is written with its field " + parent.field());
        });
    }

    /**
     * Changes records, each with the version that was read.
     *
     * @return the records as the actor may see them
     */
    List<StoredRow> update(Occasion occasion, EntityMeta entity, List<Edit> edits, boolean indexed) {
        return seen(occasion, entity, change(occasion, entity, edits, indexed).drafts());
    }

    /** The same, without reading them again. */
    DraftBatch change(Occasion occasion, EntityMeta entity, List<Edit> edits, boolean indexed) {
        return change(occasion, entity, edits, indexed, null);
    }

    /** The same, for some cause. */
    DraftBatch change(Occasion occasion, EntityMeta entity, List<Edit> edits, boolean indexed, @Nullable Cause cause) {
        return change(occasion, entity, edits, indexed, cause, draft -> {});
    }

    /**
     * Changes one record because of a merge.
     *
     * @param along values that nobody asks for: they follow from what is merged, whatever the actor may write
     * @param touch whether it is written with a new version even where no field changes
     */
    DraftBatch merge(
            Occasion occasion, EntityMeta entity, Edit edit, List<Assignment> along, Cause cause, boolean touch) {
        return change(occasion, entity, List.of(edit), false, cause, draft -> {
            along.forEach(each -> draft.batch().assigner().byRule(draft, each));
            if (touch) {
                draft.touch();
            }
        });
    }

    private DraftBatch change(
            Occasion occasion,
            EntityMeta entity,
            List<Edit> edits,
            boolean indexed,
            @Nullable Cause cause,
            Consumer<DraftRow> more) {
        requireNoPart(entity);
        Map<UUID, Locked> locked = new HashMap<>();
        List<UUID> ids = edits.stream().map(Edit::id).distinct().toList();
        reader.lock(occasion.transaction(), occasion.access(), entity, Verb.UPDATE, ids)
                .forEach(each -> locked.put(each.row().ref().id(), each));
        DraftBatch batch = new DraftBatch(entity, occasion, new Problems(), this);
        Map<UUID, DraftRow> known = new HashMap<>();
        Licences licences = new Licences(reader, occasion.transaction(), occasion.access(), entity, edits);
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            Locked held = locked.get(edit.id());
            String place = indexed ? "[" + i + "]" : "";
            if (held == null) {
                throw Reasons.at(place, Reasons.notFound());
            }
            if (held.rights().isEmpty()) {
                throw Reasons.at(place, Reasons.mayNotUpdate(entity));
            }
            if (held.row().version() != edit.version() || known.containsKey(edit.id())) {
                throw Reasons.at(place, Reasons.stale());
            }
            DraftRow draft = batch.add(edit.id(), held.row(), null, indexed ? "[" + i + "]." : "");
            known.put(edit.id(), draft);
            batch.assigner().asked(draft, edit.assignments(), licences.of(held));
            more.accept(draft);
        }
        finish(batch, cause);
        return batch;
    }

    /** Writes fields of a held record in the kernel's own right: an action's state. */
    void updateByKernel(
            Occasion occasion, StoredRow current, List<Assignment> assignments, String action, boolean touch) {
        DraftBatch batch = new DraftBatch(current.entity(), occasion.inKernelsRight(), new Problems(), this);
        DraftRow draft = batch.add(current.ref().id(), current, null, "");
        assignments.forEach(each -> batch.assigner().byRule(draft, each));
        if (touch) {
            draft.touch();
        }
        if (draft.isChanged()) {
            finish(batch, Cause.action(action));
        } else {
            changes.write(occasion, current, action);
        }
    }

    /**
     * Writes whole records that are held, in the kernel's own right: what points to records that are merged.
     *
     * @param occasion in the kernel's right
     * @param each puts values into a draft
     */
    List<DraftRow> rewrite(
            Occasion occasion, EntityMeta entity, List<StoredRow> rows, Consumer<DraftRow> each, Cause cause) {
        DraftBatch batch = new DraftBatch(entity, occasion.inKernelsRight(), new Problems(), this);
        for (StoredRow row : rows) {
            each.accept(
                    batch.add(row.ref().id(), row, null, "[" + batch.drafts().size() + "]."));
        }
        finish(batch, cause);
        return batch.drafts();
    }

    private void finish(DraftBatch batch, @Nullable Cause cause) {
        batch.problems().checkForbidden();
        if (batch.active().isEmpty()) {
            batch.problems().checkInvalid();
            return;
        }
        prepare(batch);
        uniques.check(batch);
        overlaps.check(batch);
        batch.problems().checkTaken();
        if (!batch.active().isEmpty()) {
            write(batch, cause);
        }
    }

    /** Everything up to the point where rows are written. */
    void prepare(DraftBatch batch) {
        batch.problems().checkForbidden();
        filling.fill(batch);
        hooks.before(batch);
        // parts that hooks made
        filling.fill(batch);
        sums.workOut(batch);
        freezing.check(batch);
        checkRules(batch);
        references.check(batch);
        files.check(batch);
        batch.problems().checkInvalid();
        filling.stamp(batch);
    }

    private static void checkRules(DraftBatch batch) {
        new Rules(batch.entity(), batch.occasion().asker()).check(batch.active());
        batch.partBatches().forEach(RecordEngine::checkRules);
    }

    /**
     * Refuses a record that comes back from the trash and breaks what holds by now, by the same rules as a write.
     *
     * @throws Refusal INVALID, CONFLICT
     */
    void checkRestored(Occasion occasion, StoredRow record) {
        DraftBatch batch = new DraftBatch(record.entity(), occasion, new Problems(), this);
        DraftRow draft = batch.add(record.ref().id(), record, null, "");
        record.entity().declaredFields().stream().filter(FieldMeta::isParts).forEach(draft::partDrafts);
        checkWhole(batch);
        references.checkNeeded(batch);
        batch.problems().checkInvalid(Reasons.CANNOT_RESTORE);
        uniques.checkWhole(batch);
        overlaps.checkWhole(batch);
        batch.problems().checkTaken();
    }

    private static void checkWhole(DraftBatch batch) {
        new Rules(batch.entity(), batch.occasion().asker()).check(batch.drafts());
        batch.partBatches().forEach(RecordEngine::checkWhole);
    }

    private void write(DraftBatch batch, @Nullable Cause cause) {
        writeRows(batch);
        complete(batch, cause);
    }

    /** The rows alone: what a claim may have to take back. */
    void writeRows(DraftBatch batch) {
        numbers.give(batch);
        if (sums.workOutNumbered(batch)) {
            checkRules(batch);
            batch.problems().checkInvalid();
        }
        tree.write(batch);
        files.attach(batch);
    }

    /** Everything after the rows: the right to make them, hooks within, change log. */
    void complete(DraftBatch batch, @Nullable Cause cause) {
        List<DraftRow> active = batch.active();
        createRight.check(batch);
        carry(batch);
        within(batch);
        changes.write(batch.occasion(), active, cause);
    }

    private void carry(DraftBatch batch) {
        sums.carry(batch.occasion(), batch.entity(), changes(batch), true);
        for (DraftBatch parts : batch.partBatches()) {
            sums.carry(batch.occasion(), parts.entity(), partChanges(batch, parts), false);
        }
    }

    private void within(DraftBatch batch) {
        hooks.within(batch.occasion(), batch.entity(), changes(batch));
        for (DraftBatch parts : batch.partBatches()) {
            hooks.within(batch.occasion(), parts.entity(), partChanges(batch, parts));
        }
    }

    private static List<Change> partChanges(DraftBatch batch, DraftBatch parts) {
        List<Change> changed = new ArrayList<>(changes(parts));
        batch.drafts().forEach(parent -> changed.addAll(gone(parent, parts)));
        return changed;
    }

    /** Refuses records whose sums changed because of others and break a rule by now. */
    private void checkSummed(Occasion occasion, EntityMeta entity, List<StoredRow> rows, List<Rule.Must> rules) {
        DraftBatch batch = new DraftBatch(entity, occasion, new Problems(), this);
        rows.forEach(row -> batch.add(row.ref().id(), row, null, ""));
        new Rules(entity, occasion.asker()).checkMusts(rules, batch.drafts());
        batch.problems().checkInvalid();
    }

    Freezing freezing() {
        return freezing;
    }

    Sums sums() {
        return sums;
    }

    ChangeWriter changes() {
        return changes;
    }

    private static List<Change> changes(DraftBatch batch) {
        return batch.active().stream()
                .map(draft -> new Change(Optional.ofNullable(draft.stored()), Optional.of(draft.after())))
                .toList();
    }

    private static List<Change> gone(DraftRow parent, DraftBatch parts) {
        List<Change> gone = new ArrayList<>();
        for (FieldMeta field : parent.entity().declaredFields()) {
            if (field.isParts() && parent.batch().parts(field) == parts) {
                List<UUID> ids = TreeWriter.goneParts(parent, field);
                parent.storedParts(field).stream()
                        .filter(row -> ids.contains(row.ref().id()))
                        .forEach(row -> gone.add(new Change(Optional.of(row), Optional.empty())));
            }
        }
        return gone;
    }

    /** The records as their writer may see them; of one out of sight, what they wrote themselves. */
    List<StoredRow> seen(Occasion occasion, EntityMeta entity, List<DraftRow> drafts) {
        List<UUID> ids = drafts.stream().map(DraftRow::id).toList();
        Map<UUID, StoredRow> seen = reader.load(occasion.transaction(), occasion.access(), entity, ids).stream()
                .collect(Collectors.toMap(row -> row.ref().id(), row -> row));
        return drafts.stream()
                .map(draft -> {
                    StoredRow row = seen.get(draft.id());
                    return row == null ? own(draft) : row;
                })
                .toList();
    }

    private static StoredRow own(DraftRow draft) {
        Map<String, @Nullable Object> values = new HashMap<>(draft.after().values());
        values.keySet().retainAll(draft.asked());
        return new StoredRow(draft.entity(), draft.id(), draft.version(), values);
    }
}
