package org.kontor.core.plugin;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Behind;
import org.kontor.api.Bucket;
import org.kontor.api.ChartKind;
import org.kontor.api.Measure;
import org.kontor.api.Query;
import org.kontor.api.Term;

/** Checks what charts show: of each bar the list of the records behind it can be told, and what it says can be added up. */
final class ChartCheck {
    private static final Set<Measure.Kind> DRAWN = Set.of(Measure.Kind.COUNT, Measure.Kind.SUM, Measure.Kind.AVERAGE);

    private ChartCheck() {}

    static void check(Query query, Measure measure, ChartKind kind, Place place) {
        List<Term<?>> groups = query.groups();
        Place here = place.in("groups");
        if (kind == ChartKind.NUMBER && !groups.isEmpty()) {
            here.refuse("a number alone is of all records", "take the groups away, or draw bars");
        } else if (kind != ChartKind.NUMBER && groups.size() != 1) {
            here.refuse("it groups by " + groups.size() + " terms", "a chart groups by one");
        }
        groups.forEach(term -> own(term, here));
        measure(measure, place.in("measure"));
    }

    static void measure(Measure measure, Place place) {
        boolean counts = measure.kind() == Measure.Kind.COUNT;
        if (!DRAWN.contains(measure.kind()) || (counts && measure.term() != null)) {
            place.refuse("that is not drawn", "take the count of records, a sum or an average");
        }
        own(measure.term(), place);
    }

    private static void own(@Nullable Term<?> term, Place place) {
        if (term instanceof Behind<?> || (term instanceof Bucket<?> bucket && bucket.term() instanceof Behind<?>)) {
            place.refuse(term.path() + " is behind a reference", "use a field of the records themselves");
        }
    }
}
