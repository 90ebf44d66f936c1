package org.kontor.core.notice;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.kontor.api.Condition;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.notice.ToldMapper.Pair;

/** Of which records a notice holds now, and for whom. */
final class Holding {
    private final Records kernel;
    private final DeclaredNotice notice;
    private final Condition condition;

    Holding(NoticePlatform platform, Records kernel, DeclaredNotice notice) {
        this.kernel = kernel;
        this.notice = notice;
        this.condition = notice.notice()
                .at()
                .map(field -> notice.notice()
                        .when()
                        .and(Moments.upTo(field, platform.clock().instant(), platform.clock())))
                .orElse(notice.notice().when());
    }

    /** Of these records. */
    Set<Pair> of(Collection<UUID> records) {
        List<Ref> refs = records.stream().map(id -> Ref.of(notice.entity(), id)).toList();
        Condition these = notice.entity().self().in(refs);
        Set<Pair> holding = new LinkedHashSet<>();
        forEachPage(condition.and(these), holding::addAll);
        return holding;
    }

    /** Of all there are, page by page. */
    void all(Consumer<Set<Pair>> page) {
        forEachPage(condition, page);
    }

    private void forEachPage(Condition where, Consumer<Set<Pair>> each) {
        Query query = Query.of(notice.entity()).where(where).limit(Query.MOST);
        Optional<String> next;
        do {
            Page<Row> page = kernel.list(query);
            each.accept(pairs(page.rows()));
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
    }

    private Set<Pair> pairs(List<Row> rows) {
        Set<Pair> pairs = new LinkedHashSet<>();
        new Recipients(kernel)
                .of(rows, notice.notice().to())
                .forEach((record, users) -> users.forEach(user -> pairs.add(new Pair(record, user))));
        return pairs;
    }
}
