package org.kontor.core.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Behind;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Term;

/** To whom records point by some terms; what stands behind references is loaded for all of them at once. */
public final class Recipients {
    private final Records kernel;

    public Recipients(Records kernel) {
        this.kernel = kernel;
    }

    /** The users of each record. */
    public Map<UUID, Set<UUID>> of(List<Row> rows, List<Term<?>> terms) {
        Map<UUID, Set<UUID>> all = new LinkedHashMap<>();
        rows.forEach(row -> all.put(row.ref().id(), new LinkedHashSet<>()));
        for (Term<?> term : terms) {
            List<@Nullable Object> found = values(rows, term);
            for (int i = 0; i < rows.size(); i++) {
                Set<UUID> users =
                        Objects.requireNonNull(all.get(rows.get(i).ref().id()));
                switch (found.get(i)) {
                    case Ref ref -> users.add(ref.id());
                    case Collection<?> several -> several.forEach(each -> users.add(((Ref) each).id()));
                    case null, default -> {}
                }
            }
        }
        return all;
    }

    /** What a term says of each row, null for nothing, in the rows' order. */
    private List<@Nullable Object> values(List<Row> rows, Term<?> term) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        if (!(term instanceof Behind<?> behind)) {
            boolean isSelf = term.equals(entity(term).self());
            rows.forEach(row -> values.add(isSelf ? row.ref() : row.find(term).orElse(null)));
            return values;
        }
        List<@Nullable Object> refs = values(rows, behind.reference());
        List<Row> there = load(refs);
        List<@Nullable Object> said = values(there, behind.term());
        Map<Ref, @Nullable Object> byRef = new HashMap<>();
        for (int i = 0; i < there.size(); i++) {
            byRef.put(there.get(i).ref(), said.get(i));
        }
        refs.forEach(ref -> values.add(ref instanceof Ref known ? byRef.get(known) : null));
        return values;
    }

    private static EntityName entity(Term<?> term) {
        return Objects.requireNonNull(term.entity(), "a term of no entity");
    }

    private List<Row> load(List<@Nullable Object> refs) {
        Map<EntityName, Set<Ref>> wanted = refs.stream()
                .filter(Ref.class::isInstance)
                .map(Ref.class::cast)
                .collect(Collectors.groupingBy(Ref::entity, Collectors.toSet()));
        List<Row> rows = new ArrayList<>();
        wanted.forEach((entity, some) -> rows.addAll(
                kernel.list(Query.of(entity).where(entity.self().in(some)).limit(Query.MOST))
                        .rows()));
        return rows;
    }
}
