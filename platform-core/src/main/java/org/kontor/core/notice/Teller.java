package org.kontor.core.notice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.kontor.api.EntityName;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Values;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Right;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.notice.ToldMapper.Pair;

/**
 * Compares of whom a notice holds now with who was told, and tells the others. It looks at records as they are, not at what
 * changed: whatever comes twice or late ends in the same. Whoever calls holds the table of who was told.
 */
final class Teller {
    private final NoticePlatform platform;

    Teller(NoticePlatform platform) {
        this.platform = platform;
    }

    /**
     * Looks at some records.
     *
     * @param doers who changed which of them; they are not told of it
     */
    void look(Transaction transaction, DeclaredNotice notice, Collection<UUID> records, Map<UUID, Set<UUID>> doers) {
        KernelActor kernel = AccessPolicy.self(AccessPolicy.KERNEL);
        platform.data().within(transaction, kernel, own -> {
            ToldMapper mapper = transaction.mapper(ToldMapper.class);
            Set<Pair> known = new HashSet<>(mapper.told(notice.kind(), records));
            Set<Pair> holding = new Holding(platform, own, notice).of(records);
            known.stream()
                    .filter(pair -> !holding.contains(pair))
                    .gather(Gatherers.windowFixed(ToldMapper.AT_ONCE))
                    .forEach(some -> mapper.forget(notice.kind(), some));
            List<Pair> fresh =
                    holding.stream().filter(pair -> !known.contains(pair)).toList();
            List<Pair> met = inSight(transaction, notice.entity(), fresh);
            if (!met.isEmpty()) {
                met.stream()
                        .gather(Gatherers.windowFixed(ToldMapper.AT_ONCE))
                        .forEach(some -> mapper.tell(notice.kind(), some));
                tell(
                        own,
                        notice,
                        met.stream()
                                .filter(pair -> !isOwnDoing(notice, pair, doers))
                                .toList());
            }
            return met.size();
        });
    }

    /** Those who are there and may read the record: asked once for each of them. */
    private List<Pair> inSight(Transaction transaction, EntityName entity, List<Pair> pairs) {
        Map<UUID, Set<UUID>> byRecipient =
                pairs.stream().collect(groupingBy(Pair::recipient, mapping(Pair::recordId, toSet())));
        Map<UUID, Set<UUID>> seen = new HashMap<>();
        byRecipient.forEach((recipient, records) -> {
            if (platform.policy().state().person(recipient).isPresent()) {
                Access access = platform.policy().of(platform.policy().actor(recipient));
                boolean isAll = access.rights(entity, Verb.READ).stream().anyMatch(Right::isUnlimited);
                seen.put(recipient, isAll ? records : platform.rights().inSight(transaction, access, entity, records));
            }
        });
        return pairs.stream()
                .filter(pair -> seen.getOrDefault(pair.recipient(), Set.of()).contains(pair.recordId()))
                .toList();
    }

    /** A moment comes by itself, whoever set it. */
    private static boolean isOwnDoing(DeclaredNotice notice, Pair pair, Map<UUID, Set<UUID>> doers) {
        return notice.notice().at().isEmpty()
                && doers.getOrDefault(pair.recordId(), Set.of()).equals(Set.of(pair.recipient()));
    }

    private void tell(Records kernel, DeclaredNotice notice, List<Pair> pairs) {
        ChosenWays ways = ChosenWays.of(platform.catalog(), kernel, notice, pairs);
        List<Values> all = new ArrayList<>();
        for (Pair pair : pairs) {
            ways.of(pair.recipient())
                    .ifPresent(chosen -> all.add(Values.of(
                            NoticeRecord.RECIPIENT.to(Ref.of(CatalogBuilder.USER, pair.recipient())),
                            NoticeRecord.KIND.to(notice.choice()),
                            NoticeRecord.ABOUT.to(Ref.of(notice.entity(), pair.recordId())),
                            NoticeRecord.URGENT.to(notice.notice().isUrgent()),
                            NoticeRecord.WAYS.to(chosen))));
        }
        if (!all.isEmpty()) {
            kernel.create(NoticeRecord.NAME, all);
        }
    }
}
