package org.kontor.core.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.KernelActor;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.notice.ToldMapper.State;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordRights;

/** The notices of a platform: what brings them about is that a record changes, or that its moment comes. */
public final class Telling {
    private static final KernelActor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);
    private static final int DUE_AT_ONCE = 100;

    private final NoticePlatform platform;
    private final Teller teller;
    private final Map<String, String> definitions = new HashMap<>();
    /** Up to where this node found nothing due; what it found is noted beside the notice. */
    private final Map<String, Instant> idle = new ConcurrentHashMap<>();

    public Telling(
            Catalog catalog,
            AccessPolicy policy,
            JdbcData data,
            RecordRights rights,
            List<Contribution> contributions,
            Clock clock) {
        this.platform = new NoticePlatform(catalog, policy, data, rights, DeclaredNotice.all(contributions), clock);
        this.teller = new Teller(platform);
        platform.notices().forEach(notice -> definitions.put(notice.kind(), notice.definition(catalog)));
    }

    /** Of whose records it tells. */
    Set<EntityName> entities() {
        return platform.notices().stream().map(DeclaredNotice::entity).collect(Collectors.toSet());
    }

    /** Begins with the notices that are new: of what holds already nobody is told. Forgets those that are gone. */
    void begin() {
        new Beginning(platform, definitions).settle();
    }

    /** Records changed. */
    void heard(Transaction transaction, List<ChangeEntry> entries) {
        Map<EntityName, Map<UUID, Set<UUID>>> doers = new LinkedHashMap<>();
        Map<EntityName, Set<UUID>> gone = new LinkedHashMap<>();
        ToldMapper mapper = transaction.mapper(ToldMapper.class);
        mapper.hold();
        for (ChangeEntry entry : entries) {
            Ref record = entry.change().record();
            doers.computeIfAbsent(record.entity(), first -> new LinkedHashMap<>())
                    .computeIfAbsent(record.id(), first -> new HashSet<>())
                    .add(entry.change().actorId());
            if (isGone(entry)) {
                gone.computeIfAbsent(record.entity(), first -> new HashSet<>()).add(record.id());
            }
        }
        gone.forEach((entity, ids) -> mapper.removeAbout(entity.toString(), ids));
        for (DeclaredNotice notice : inForce(mapper)) {
            Map<UUID, Set<UUID>> changed = doers.get(notice.entity());
            if (changed != null) {
                teller.look(transaction, notice, changed.keySet(), changed);
            }
        }
    }

    private static boolean isGone(ChangeEntry entry) {
        ChangeKind kind = entry.change().kind();
        return kind == ChangeKind.DELETED || kind == ChangeKind.PURGED;
    }

    private List<DeclaredNotice> inForce(ToldMapper mapper) {
        Map<String, String> known =
                mapper.states().stream().collect(Collectors.toMap(State::notice, State::definition));
        return platform.notices().stream()
                .filter(notice -> Objects.equals(definitions.get(notice.kind()), known.get(notice.kind())))
                .toList();
    }

    /** Looks for what has become due since the last time. */
    void lookForDue() {
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        for (DeclaredNotice notice : platform.notices()) {
            notice.notice().at().ifPresent(field -> due(notice, field, now));
        }
    }

    private void due(DeclaredNotice notice, Field<?> field, Instant now) {
        Instant known = idle.get(notice.kind());
        Instant from = known == null ? lookedTo(notice).orElse(now) : known;
        if (!from.isBefore(now)) {
            return;
        }
        Query first = due(notice, field, from, now).limit(1);
        boolean isAny = platform.data()
                .read(KERNEL, records -> !records.list(first).rows().isEmpty());
        // another node may have been there before
        Optional<Instant> noted = isAny ? lookedTo(notice) : Optional.empty();
        noted.filter(now::isAfter).ifPresent(since -> tell(notice, field, since, now));
        if (!isAny || noted.isPresent()) {
            idle.put(notice.kind(), now);
        }
    }

    private Query due(DeclaredNotice notice, Field<?> field, Instant from, Instant to) {
        return Query.of(notice.entity())
                .where(notice.notice().when().and(Moments.between(field, from, to, platform.clock())))
                .sort(field.ascending());
    }

    private void tell(DeclaredNotice notice, Field<?> field, Instant from, Instant now) {
        Query query = due(notice, field, from, now).limit(DUE_AT_ONCE);
        Optional<String> next;
        do {
            Query page = query;
            next = platform.data().writing(KERNEL, (transaction, access) -> tell(transaction, notice, page, now));
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
    }

    /** One page; what was looked through is noted with the last one, and looking twice tells nobody twice. */
    private Optional<String> tell(Transaction transaction, DeclaredNotice notice, Query query, Instant now) {
        ToldMapper mapper = transaction.mapper(ToldMapper.class);
        mapper.hold();
        if (!inForce(mapper).contains(notice)) {
            return Optional.empty();
        }
        Page<Row> page = platform.data().within(transaction, KERNEL, records -> records.list(query));
        List<UUID> ids = page.rows().stream().map(row -> row.ref().id()).toList();
        if (!ids.isEmpty()) {
            teller.look(transaction, notice, ids, Map.of());
        }
        if (page.next().isEmpty()) {
            mapper.look(notice.kind(), now);
        }
        return page.next();
    }

    private Optional<Instant> lookedTo(DeclaredNotice notice) {
        return platform.data()
                .reading(
                        KERNEL,
                        (transaction, access) -> Optional.ofNullable(
                                        transaction.mapper(ToldMapper.class).state(notice.kind()))
                                .map(State::lookedTo));
    }
}
