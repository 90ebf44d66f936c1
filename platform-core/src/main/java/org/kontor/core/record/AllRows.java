package org.kontor.core.record;

import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;

/** Everything that a question finds, page by page as it is asked for. For the kernel's own entities, which have few records. */
public final class AllRows {
    private AllRows() {}

    public static Stream<Row> of(Records records, Query question) {
        Query paged = question.limit(Query.MOST);
        return Stream.iterate(
                        Optional.of(records.list(paged)),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next).map(next -> records.list(paged.after(next))))
                .flatMap(page -> page.orElseThrow().rows().stream());
    }
}
