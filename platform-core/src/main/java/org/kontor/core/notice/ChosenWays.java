package org.kontor.core.notice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.notice.ToldMapper.Pair;

/** What recipients chose for a notice: of it, else for all others, else the bell. */
final class ChosenWays {
    private static final int AT_ONCE = Query.MOST / 2;

    private final Set<String> offered;
    private final Map<UUID, Row> own = new HashMap<>();
    private final Map<UUID, Row> others = new HashMap<>();

    private ChosenWays(Set<String> offered) {
        this.offered = offered;
    }

    static ChosenWays of(Catalog catalog, Records kernel, DeclaredNotice notice, List<Pair> pairs) {
        ChosenWays chosen = new ChosenWays(catalog.options(NoticeRecord.WAYS).stream()
                .map(ChoiceOption::name)
                .collect(Collectors.toSet()));
        // each has two at most
        pairs.stream()
                .map(pair -> Ref.of(CatalogBuilder.USER, pair.recipient()))
                .distinct()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(some -> chosen.load(kernel, notice, some));
        return chosen;
    }

    private void load(Records kernel, DeclaredNotice notice, List<Ref> people) {
        Query query = Query.of(NoticeChoice.NAME)
                .where(NoticeChoice.PERSON
                        .in(people)
                        .and(NoticeChoice.KIND.in(Set.of(notice.choice(), NoticeLists.ALL))))
                .limit(Query.MOST);
        kernel.list(query).rows().forEach(row -> {
            Map<UUID, Row> known = row.get(NoticeChoice.KIND).equals(NoticeLists.ALL) ? others : own;
            known.put(row.get(NoticeChoice.PERSON).id(), row);
        });
    }

    /** By which ways somebody is told; empty when they do not want to be. A way that nobody offers any more sleeps. */
    Optional<Set<Choice>> of(UUID recipient) {
        @Nullable Row choice = own.getOrDefault(recipient, others.get(recipient));
        if (choice == null) {
            return Optional.of(Set.of(NoticeLists.BELL));
        }
        if (choice.find(NoticeChoice.OFF).orElse(false)) {
            return Optional.empty();
        }
        Set<Choice> ways = new HashSet<>(choice.find(NoticeChoice.WAYS).orElse(Set.of()));
        ways.removeIf(way -> !offered.contains(way.name()));
        return Optional.of(ways.isEmpty() ? Set.of(NoticeLists.BELL) : ways);
    }
}
