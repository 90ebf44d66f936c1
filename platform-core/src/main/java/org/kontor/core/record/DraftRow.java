package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.rule.Required;
import org.kontor.core.rule.Subject;

/** A record on its way through the engine, from what it is to what it will be. */
final class DraftRow implements Draft, Subject {
    private final DraftBatch batch;
    private final UUID id;
    private final @Nullable StoredRow before;
    private final @Nullable DraftRow parent;
    private final String path;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Map<String, List<DraftRow>> parts = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> blind = new HashSet<>();
    private boolean filled;
    private boolean touched;
    private Predicate<FieldMeta> closed = field -> false;

    /**
     * @param path what stands before its fields' names in errors: nothing, {@code [3].} or {@code lines[2].}
     */
    DraftRow(DraftBatch batch, UUID id, @Nullable StoredRow before, @Nullable DraftRow parent, String path) {
        this.batch = batch;
        this.id = id;
        this.before = before;
        this.parent = parent;
        this.path = path;
    }

    UUID id() {
        return id;
    }

    DraftBatch batch() {
        return batch;
    }

    @Nullable
    DraftRow parent() {
        return parent;
    }

    String path(String field) {
        return path + field;
    }

    /** The record as it is now, whole. */
    @Nullable
    StoredRow stored() {
        return before;
    }

    /** The version that it will have. */
    long version() {
        return before == null ? 1 : isChanged() ? before.version() + 1 : before.version();
    }

    @Override
    public EntityMeta entity() {
        return batch.entity();
    }

    @Override
    public boolean isNew() {
        return before == null;
    }

    /** Takes over what was set on the same part at another place. */
    void take(DraftRow other) {
        values.putAll(other.values);
        parts.putAll(other.parts);
        asked.addAll(other.asked);
        blind.addAll(other.blind);
        filled = other.filled;
    }

    /** Answers whether it still has to be filled, once. */
    boolean beginFill() {
        boolean first = !filled;
        filled = true;
        return first;
    }

    /** Notes that whoever writes named the field, rather than a rule or a hook. */
    void ask(String field) {
        asked.add(field);
    }

    /**
     * Notes that whoever writes named a field that they may not read here. It counts as changed whatever it holds: else
     * trying values would tell which it is.
     */
    void askBlind(String field) {
        asked.add(field);
        blind.add(field);
    }

    boolean isBlind(FieldMeta field) {
        return before != null && blind.contains(field.name());
    }

    Set<String> asked() {
        return asked;
    }

    void put(FieldMeta field, @Nullable Object value) {
        values.put(field.name(), value);
    }

    void putParts(FieldMeta field, List<DraftRow> drafts) {
        parts.put(field.name(), drafts);
    }

    /** Of a field of parts: each as a draft; empty where there are none. */
    List<DraftRow> partDrafts(FieldMeta field) {
        return parts.computeIfAbsent(field.name(), name -> batch.existingParts(this, field));
    }

    /** The parts that were loaded or set, by field. */
    Map<String, List<DraftRow>> touchedParts() {
        return parts;
    }

    /** A field's value as it will be. */
    @Nullable
    Object current(FieldMeta field) {
        if (field.system() == SystemTerm.Kind.ID) {
            return ref();
        }
        if (field.isParts()) {
            List<DraftRow> drafts = partDrafts(field);
            return drafts.isEmpty()
                    ? null
                    : drafts.stream().<Row>map(DraftRow::after).toList();
        }
        return values.containsKey(field.name()) ? values.get(field.name()) : previous(field);
    }

    /** A field's value as it is; null when there is none or the record is new. */
    @Nullable
    Object previous(FieldMeta field) {
        Object value = before == null ? null : before.values().get(field.name());
        return value instanceof List<?> list && list.isEmpty() ? null : value;
    }

    Ref ref() {
        return new Ref(entity().name(), id);
    }

    boolean changes(FieldMeta field) {
        if (isBlind(field)) {
            return true;
        }
        if (field.isParts()) {
            return partsChange(field);
        }
        return values.containsKey(field.name()) && !Objects.equals(values.get(field.name()), previous(field));
    }

    private boolean partsChange(FieldMeta field) {
        List<DraftRow> drafts = parts.get(field.name());
        if (drafts == null) {
            return false;
        }
        List<UUID> ids = drafts.stream().map(DraftRow::id).toList();
        return !ids.equals(
                        storedParts(field).stream().map(row -> row.ref().id()).toList())
                || drafts.stream().anyMatch(DraftRow::isChanged);
    }

    /** The parts of a field as they are. */
    List<StoredRow> storedParts(FieldMeta field) {
        return previous(field) instanceof List<?> rows
                ? rows.stream().map(StoredRow.class::cast).toList()
                : List.of();
    }

    /** Has it written with a new version, even where no field changes. */
    void touch() {
        touched = true;
    }

    /** Notes which fields are closed to whoever writes. */
    void close(Predicate<FieldMeta> fields) {
        closed = fields;
    }

    boolean isClosed(FieldMeta field) {
        return closed.test(field);
    }

    boolean isChanged() {
        return before == null || touched || !changed().isEmpty();
    }

    /** The declared fields, owner and team that this write changes. */
    List<FieldMeta> changed() {
        return entity().fields().stream()
                .filter(field -> !field.isKept() && changes(field))
                .toList();
    }

    /** The whole record as it will be. */
    StoredRow after() {
        Map<String, @Nullable Object> all = new HashMap<>();
        for (FieldMeta field : entity().fields()) {
            all.put(field.name(), current(field));
        }
        return new StoredRow(entity(), id, version(), all);
    }

    @Override
    public Optional<Row> before() {
        return Optional.ofNullable(before);
    }

    /** A hook that asks for a required value before it is validated refuses what has none, rather than to fail. */
    @Override
    public <T> T get(Term<T> term) {
        Optional<T> value = find(term);
        if (value.isEmpty()
                && term instanceof Field<?> field
                && own(field).field().isRequired()) {
            batch.problems().add(path(field.name()), Required.MISSING);
            batch.problems().checkInvalid();
        }
        return value.orElseThrow(() -> new IllegalStateException("no value for " + term.path()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Term<T> term) {
        return Optional.ofNullable((T) value(term));
    }

    @Override
    public @Nullable Object value(Term<?> term) {
        return batch.terms().value(this, term);
    }

    @Override
    public boolean changes(Field<?> field) {
        return changes(own(field));
    }

    @Override
    public void set(Assignment... assignments) {
        batch.assigner().byLaw(this, List.of(assignments));
    }

    @Override
    public void fill(Assignment assignment) {
        batch.assigner().byRule(this, assignment);
    }

    @Override
    public List<Draft> parts(Field<List<Row>> field) {
        return new ArrayList<>(partDrafts(own(field)));
    }

    @Override
    public boolean answers(Condition.Some some) {
        return batch.terms().answers(this, some);
    }

    @Override
    public boolean answers(Condition.SomeOf some) {
        return batch.terms().answers(this, some);
    }

    @Override
    public boolean changes(String field) {
        return changes(entity().get(field));
    }

    @Override
    public @Nullable Subject earlier() {
        return before == null ? null : new StoredSubject(before, this);
    }

    @Override
    public boolean mayLack(String field, boolean isNew) {
        FieldMeta lacking = entity().get(field);
        if (before == null || changes(lacking)) {
            return false;
        }
        return switch (batch.occasion().right()) {
            case TAKING_BACK -> true;
            case GRANTING -> !isNew;
            case ACTOR, KERNEL -> !isNew && isClosed(lacking);
        };
    }

    @Override
    public boolean mayBreak(Set<String> about, boolean isNew) {
        if (before == null || !entity().isApproved()) {
            return false;
        }
        List<FieldMeta> mending = about.stream()
                .flatMap(name -> entity().find(name).stream())
                // nobody mends a rule by a state that actions alone move
                .filter(field -> !field.moved())
                .toList();
        if (mending.stream().anyMatch(this::changes)) {
            return false;
        }
        return switch (batch.occasion().right()) {
            case TAKING_BACK -> true;
            case GRANTING -> !isNew;
            case ACTOR, KERNEL ->
                !isNew && !mending.isEmpty() && mending.stream().allMatch(this::isClosed);
        };
    }

    @Override
    public void refuse(Field<?> field, Message reason) {
        refuse(own(field).name(), reason);
    }

    @Override
    public void refuse(String field, Message reason) {
        batch.problems().add(path(field), reason);
    }

    @Override
    public void refuse(Message reason) {
        if (path.isEmpty()) {
            batch.problems().add(reason);
        } else {
            batch.problems().add(place(), reason);
        }
    }

    /** Which of several it is: {@code lines[2]} of {@code lines[2].}; empty when it stands alone. */
    String place() {
        return path.isEmpty() ? "" : path.substring(0, path.length() - 1);
    }

    private FieldMeta own(Field<?> field) {
        if (!field.shape().equals(entity().name())) {
            throw new IllegalArgumentException(field + " is no field of " + entity());
        }
        return entity().get(field.name());
    }
}
