package org.kontor.core.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Change;
import org.kontor.api.EntityName;
import org.kontor.api.Period;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;
import org.kontor.core.rule.Periods;

/** Answers terms behind references of rows that were written; what stands there is loaded for all at first touch. */
final class RowTerms {
    private final Occasion occasion;
    private final Catalog catalog;
    private final RecordReader reader;
    private final List<StoredRow> rows = new ArrayList<>();
    private final Map<Ref, @Nullable StoredRow> behind = new HashMap<>();

    private RowTerms(Occasion occasion, Catalog catalog, RecordReader reader) {
        this.occasion = occasion;
        this.catalog = catalog;
        this.reader = reader;
    }

    /** The same changes, whose rows answer terms behind references too. */
    static List<Change> of(List<Change> changes, Occasion occasion, Catalog catalog, RecordReader reader) {
        RowTerms terms = new RowTerms(occasion, catalog, reader);
        return changes.stream()
                .map(change -> new Change(terms.reaching(change.before()), terms.reaching(change.after())))
                .toList();
    }

    private Optional<Row> reaching(Optional<Row> row) {
        return row.map(each -> {
            StoredRow reaching = ((StoredRow) each).with(this);
            rows.add(reaching);
            return reaching;
        });
    }

    @Nullable
    Object value(StoredRow row, Term<?> term) {
        TermPath path = resolve(term);
        List<FieldMeta> hops = path.hops();
        Object at = own(row, hops.isEmpty() ? path.last() : hops.getFirst());
        for (int i = 1; i <= hops.size() && at instanceof Ref ref; i++) {
            StoredRow next = load(ref, hops.subList(0, i));
            at = next == null ? null : own(next, i == hops.size() ? path.last() : hops.get(i));
        }
        Period bucket = path.bucket();
        return bucket == null || at == null ? at : cut(at, bucket);
    }

    private TermPath resolve(Term<?> term) {
        try {
            return catalog.resolve(term);
        } catch (BadValue e) {
            throw new IllegalArgumentException("no plugin declares " + term.shape() + "." + term.path(), e);
        }
    }

    private Object cut(Object value, Period bucket) {
        return value instanceof LocalDate day
                ? Periods.start(day, bucket)
                : Periods.start(
                        (Instant) value, bucket, occasion.access().actor().zone());
    }

    private static @Nullable Object own(StoredRow row, FieldMeta field) {
        return field.system() == SystemTerm.Kind.ID ? row.ref() : row.values().get(field.name());
    }

    private @Nullable StoredRow load(Ref ref, List<FieldMeta> hops) {
        if (!behind.containsKey(ref)) {
            EntityName entity = hops.getLast().field().targets().getFirst();
            Set<UUID> ids = new HashSet<>(Set.of(ref.id()));
            for (StoredRow row : rows) {
                if (end(row, hops) instanceof Ref missing
                        && missing.entity().equals(entity)
                        && !behind.containsKey(missing)) {
                    ids.add(missing.id());
                }
            }
            ids.forEach(id -> behind.put(new Ref(entity, id), null));
            reader.whole(occasion.transaction(), catalog.get(entity), ids).forEach(row -> behind.put(row.ref(), row));
        }
        return behind.get(ref);
    }

    /** Where the way along the hops ends for a row, as far as it is loaded. */
    private @Nullable Object end(StoredRow row, List<FieldMeta> hops) {
        Object at = own(row, hops.getFirst());
        for (FieldMeta hop : hops.subList(1, hops.size())) {
            StoredRow next = at instanceof Ref ref ? behind.get(ref) : null;
            at = next == null ? null : own(next, hop);
        }
        return at;
    }
}
