package org.kontor.core.record;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Delta;
import org.kontor.api.EntityName;
import org.kontor.api.FileId;
import org.kontor.api.Measure;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Table;
import org.kontor.api.Upgrade;
import org.kontor.api.Values;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.Transaction;
import org.kontor.core.file.Blob;
import org.kontor.core.file.FileEntry;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** Records for one access in one transaction, for the time of one callback. */
final class BoundRecords implements Records, Insight {
    private final RecordWriter store;
    private final Occasion occasion;
    private final boolean writing;

    BoundRecords(RecordWriter store, Occasion occasion, boolean writing) {
        this.store = store;
        this.occasion = occasion;
        this.writing = writing;
    }

    @Override
    public Actor actor() {
        return occasion.access().actor();
    }

    @Override
    public Row get(Ref ref) {
        return find(ref).orElseThrow(Reasons::notFound);
    }

    @Override
    public Optional<Row> find(Ref ref) {
        EntityMeta entity = reading(ref.entity());
        return store.reader()
                .find(occasion.transaction(), occasion.access(), entity, ref.id())
                .map(Row.class::cast);
    }

    @Override
    public boolean sees(Ref record) {
        return sees(occasion.access(), record);
    }

    @Override
    public Optional<FileId> file(FileId file) {
        return store.files().find(occasion.transaction(), file.id()).map(FileEntry::fileId);
    }

    @Override
    public boolean sees(Access somebody, Ref record) {
        EntityMeta entity = store.entity(record.entity());
        return !store.reader()
                .present(occasion.transaction(), somebody, entity, List.of(record.id()), false)
                .isEmpty();
    }

    @Override
    public Page<Row> list(Query query) {
        reading(query.entity());
        Page<StoredRow> page = store.reader().list(occasion.transaction(), occasion.access(), query);
        return new Page<>(List.copyOf(page.rows()), page.next(), page.count());
    }

    @Override
    public Delta since(String token, Query query) {
        reading(query.entity());
        return store.since().delta(occasion.transaction(), occasion.access(), token, query);
    }

    @Override
    public Table aggregate(Query query, Measure... measures) {
        reading(query.entity());
        return store.reader().aggregate(occasion.transaction(), occasion.access(), query, List.of(measures));
    }

    @Override
    public Row create(EntityName entity, Assignment... assignments) {
        return writing(() -> store.engine()
                .create(occasion, store.entity(entity), List.of(List.of(assignments)), false)
                .getFirst());
    }

    @Override
    public List<Row> create(EntityName entity, List<Values> records) {
        List<List<Assignment>> all = records.stream().map(Values::assignments).toList();
        return writing(() -> List.copyOf(store.engine().create(occasion, store.entity(entity), all, true)));
    }

    @Override
    public Row update(Row read, Assignment... assignments) {
        Edit edit = new Edit(read.ref().id(), read.version(), List.of(assignments));
        return writing(() -> store.update(occasion, read.ref().entity(), List.of(edit), false)
                .getFirst());
    }

    @Override
    public void delete(Row read) {
        Edit victim = new Edit(read.ref().id(), read.version(), List.of());
        writing(() -> {
            store.delete(occasion, read.ref().entity(), List.of(victim), false, null);
            return read;
        });
    }

    @Override
    public Row claim(EntityName entity, Assignment... uniqueKey) {
        return writing(() -> store.claiming().claim(occasion, store.entity(entity), Arrays.asList(uniqueKey)));
    }

    @Override
    public Row lock(Ref ref) {
        return writing(() -> {
            EntityMeta entity = store.entity(ref.entity());
            List<UUID> id = List.of(ref.id());
            store.reader().lock(occasion.transaction(), occasion.access(), entity, Verb.READ, id);
            return get(ref);
        });
    }

    @Override
    public List<Row> lock(Collection<Ref> refs) {
        Map<EntityName, Set<UUID>> byEntity = new TreeMap<>(Comparator.comparing(EntityName::toString));
        refs.forEach(ref ->
                byEntity.computeIfAbsent(ref.entity(), first -> new TreeSet<>()).add(ref.id()));
        return writing(() -> {
            List<Row> rows = new ArrayList<>();
            byEntity.forEach((name, ids) -> {
                EntityMeta entity = store.entity(name);
                store.reader().lock(occasion.transaction(), occasion.access(), entity, Verb.READ, ids);
                List<StoredRow> held = store.reader().load(occasion.transaction(), occasion.access(), entity, ids);
                if (held.size() < ids.size()) {
                    throw Reasons.notFound();
                }
                rows.addAll(held);
            });
            return List.copyOf(rows);
        });
    }

    @Override
    public Row part(EntityName entity, Assignment... assignments) {
        occasion.guard().check();
        if (!store.entity(entity).isPart()) {
            throw new IllegalArgumentException(entity + " is no part of another entity");
        }
        return new PartRow(entity, null, List.of(assignments));
    }

    @Override
    public Result run(ActionName action, Row read, Assignment... input) {
        return run(action, read, List.of(input));
    }

    Result run(ActionName action, @Nullable Row read, List<Assignment> input) {
        UUID id = read == null ? null : read.ref().id();
        return writing(() -> store.actions().run(occasion, action, id, read == null ? 0 : read.version(), input));
    }

    Ref order(ActionName name, @Nullable Ref record) {
        return writing(() -> store.actions().order(occasion, name, record));
    }

    ApprovalDesk approvals() {
        return store.actions().approvals();
    }

    boolean settle(ApprovalDesk.Settlement settlement) {
        return writing(() -> store.actions().settle(occasion, settlement));
    }

    void fill(Upgrade.Fill fill, List<Row> listed) {
        writing(() -> {
            store.upgradeFill().fill(occasion, fill, listed);
            return listed;
        });
    }

    /** Writes by what the engine has beside the records of plugins, for the kernel's own work. */
    <T> T inside(BiFunction<RecordWriter, Occasion, T> work) {
        return writing(() -> work.apply(store, occasion));
    }

    @Override
    public Ref later(ActionName action, Assignment... input) {
        return writing(() -> store.actions().later(occasion, action, null, List.of(input)));
    }

    @Override
    public Ref later(ActionName action, Ref record, Assignment... input) {
        return writing(() -> store.actions().later(occasion, action, record, List.of(input)));
    }

    @Override
    public Records as(Actor self) {
        occasion.guard().check();
        return new BoundRecords(store, occasion.as(store.policy().through(occasion.access(), self)), writing);
    }

    @Override
    public FileId file(String name, String type, FileId.Writer content) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
        return writing(() -> {
            Blob blob = store.files().keep(content);
            return store.files()
                    .enter(occasion.transaction(), occasion.access().user(), NewId.next(), name, type, blob);
        });
    }

    @Override
    public InputStream open(FileId file) {
        occasion.guard().check();
        return store.files()
                .open(store.fileSight()
                        .get(occasion.transaction(), occasion.access(), file.id())
                        .file());
    }

    @Override
    public <M> M mapper(Class<M> type) {
        occasion.guard().check();
        // what its statements do is not known here
        Written.of(occasion.transaction()).note();
        return occasion.transaction().mapper(type);
    }

    Catalog catalog() {
        return store.reader().catalog();
    }

    /** The transaction, for what the kernel itself writes beside records. */
    Transaction transaction() {
        occasion.guard().check();
        Written.of(occasion.transaction()).note();
        return occasion.transaction();
    }

    private EntityMeta reading(EntityName entity) {
        occasion.guard().check();
        return store.entity(entity);
    }

    private <T> T writing(Supplier<T> write) {
        occasion.guard().check();
        if (!writing || occasion.transaction().isReadOnly()) {
            throw new IllegalStateException("These records only read: writing takes data.write, or a hook within");
        }
        long before = Written.of(occasion.transaction()).times();
        try {
            return write.get();
        } catch (RuntimeException e) {
            boolean isTooLate = Written.of(occasion.transaction()).times() > before
                    || SqlErrors.find(e).isPresent();
            if (isTooLate) {
                occasion.guard().fail(e);
            }
            throw e;
        }
    }
}
