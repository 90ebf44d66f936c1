package org.kontor.contacts.hook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Term;

/** Reads for a whole batch at once. */
final class Batch {
    private static final int SIZE = 500;

    private Batch() {}

    /** All records whose reference holds one of the given records. */
    static List<Row> rows(Records records, EntityName entity, Term<Ref> reference, Collection<Ref> refs) {
        return rows(records, entity, reference, refs, Condition.always());
    }

    /** All records whose reference holds one of the given records, and of which something holds. */
    static List<Row> rows(
            Records records, EntityName entity, Term<Ref> reference, Collection<Ref> refs, Condition where) {
        List<Ref> all = List.copyOf(refs);
        List<Row> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            List<Ref> some = all.subList(from, Math.min(from + SIZE, all.size()));
            Query query =
                    Query.of(entity).where(reference.in(some)).where(where).limit(Query.MOST);
            Page<Row> page = records.list(query);
            found.addAll(page.rows());
            while (page.next().isPresent()) {
                page = records.list(query.after(page.next().get()));
                found.addAll(page.rows());
            }
        }
        return found;
    }
}
