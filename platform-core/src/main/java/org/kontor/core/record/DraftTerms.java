package org.kontor.core.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Period;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;
import org.kontor.core.rule.ConditionCheck;
import org.kontor.core.rule.Periods;

/** Answers terms on drafts; what stands behind a reference is loaded for the whole batch at first touch. */
final class DraftTerms {
    private final DraftBatch batch;
    private final Catalog catalog;
    private final RecordReader reader;
    private final Map<Term<?>, TermPath> paths = new HashMap<>();
    private final Map<Ref, @Nullable StoredRow> behind = new HashMap<>();

    DraftTerms(DraftBatch batch, Catalog catalog, RecordReader reader) {
        this.batch = batch;
        this.catalog = catalog;
        this.reader = reader;
    }

    @Nullable
    Object value(DraftRow draft, Term<?> term) {
        TermPath path = paths.computeIfAbsent(term, this::resolve);
        Object value = value(draft, path);
        Period bucket = path.bucket();
        return bucket == null || value == null ? value : cut(value, bucket);
    }

    private TermPath resolve(Term<?> term) {
        try {
            TermPath path = catalog.resolve(term);
            if (path.entity().equals(batch.entity())) {
                return path;
            }
        } catch (BadValue e) {
            throw new IllegalArgumentException("no plugin declares " + term.shape() + "." + term.path(), e);
        }
        throw new IllegalArgumentException(
                term.path() + " is a term of " + term.shape() + ", and this is a record of " + batch.entity());
    }

    private Object cut(Object value, Period bucket) {
        return value instanceof LocalDate day
                ? Periods.start(day, bucket)
                : Periods.start(
                        (Instant) value,
                        bucket,
                        batch.occasion().access().actor().zone());
    }

    private @Nullable Object value(DraftRow draft, TermPath path) {
        List<FieldMeta> hops = path.hops();
        if (hops.isEmpty()) {
            return path.last().system() == SystemTerm.Kind.PARENT && draft.parent() != null
                    ? draft.parent().ref()
                    : draft.current(path.last());
        }
        FieldMeta first = hops.getFirst();
        DraftRow parent = draft.parent();
        if (first.system() == SystemTerm.Kind.PARENT && parent != null) {
            TermPath rest = new TermPath(parent.entity(), hops.subList(1, hops.size()), path.last(), null);
            return parent.batch().terms().value(parent, rest);
        }
        Object at = draft.current(first);
        for (int i = 1; i <= hops.size() && at instanceof Ref ref; i++) {
            StoredRow row = load(ref, hops.subList(0, i));
            FieldMeta next = i == hops.size() ? path.last() : hops.get(i);
            at = row == null ? null : own(row, next);
        }
        return at;
    }

    private static @Nullable Object own(StoredRow row, FieldMeta field) {
        return field.system() == SystemTerm.Kind.ID ? row.ref() : row.values().get(field.name());
    }

    private @Nullable StoredRow load(Ref ref, List<FieldMeta> hops) {
        if (!behind.containsKey(ref)) {
            Set<Ref> all = new HashSet<>();
            all.add(ref);
            for (DraftRow each : batch.drafts()) {
                addMissing(each, hops, all);
            }
            EntityMeta entity = catalog.get(ref.entity());
            all.forEach(missing -> behind.put(missing, null));
            List<UUID> ids = all.stream().map(Ref::id).toList();
            reader.whole(batch.occasion().transaction(), entity, ids).forEach(row -> behind.put(row.ref(), row));
        }
        return behind.get(ref);
    }

    /** Where the way along the hops ends for a draft, as far as it is loaded. */
    private void addMissing(DraftRow draft, List<FieldMeta> hops, Set<Ref> missing) {
        Object at = draft.current(hops.getFirst());
        for (FieldMeta hop : hops.subList(1, hops.size())) {
            StoredRow row = at instanceof Ref ref ? behind.get(ref) : null;
            at = row == null ? null : own(row, hop);
        }
        EntityName entity = hops.getLast().field().targets().getFirst();
        if (at instanceof Ref ref && ref.entity().equals(entity) && !behind.containsKey(ref)) {
            missing.add(ref);
        }
    }

    /** Parts are asked as they will be; all else that points to a record is in the database. */
    boolean answers(DraftRow draft, Condition.Some some) {
        EntityName from = some.back().entity();
        EntityMeta meta = from == null ? null : catalog.findMeta(from).orElse(null);
        EntityMeta.Parent home = meta == null ? null : meta.parent().orElse(null);
        boolean isParent = some.back() instanceof SystemTerm<?> system && system.kind() == SystemTerm.Kind.PARENT;
        if (isParent && home != null && home.entity().equals(draft.entity().name())) {
            ConditionCheck conditions = new ConditionCheck(batch.occasion().asker());
            return draft.partDrafts(draft.entity().get(home.field())).stream()
                    .anyMatch(part -> conditions.holds(some.where(), part));
        }
        return !draft.isNew()
                && reader.isPointedTo(
                        batch.occasion().transaction(), batch.occasion().access(), draft.ref(), some);
    }

    /** The field is asked as it will be, the records that it names as they are in the database. */
    boolean answers(DraftRow draft, Condition.SomeOf some) {
        if (!(value(draft, some.references()) instanceof List<?> refs) || refs.isEmpty()) {
            return false;
        }
        List<UUID> ids = refs.stream().map(each -> ((Ref) each).id()).toList();
        EntityMeta target = catalog.get(((Ref) refs.getFirst()).entity());
        return reader.matchesSome(
                batch.occasion().transaction(), batch.occasion().access(), target, ids, some.where());
    }
}
