package org.kontor.core.rest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Accounts;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Right;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordRights;

/** The one place that says of which changes somebody may know: those of records that they may read now. */
public final class EventSight {
    private final AccessPolicy policy;
    private final JdbcData data;
    private final RecordRights rights;

    public EventSight(AccessPolicy policy, JdbcData data, RecordRights rights) {
        this.policy = policy;
        this.data = data;
        this.rights = rights;
    }

    /**
     * Those of some changes that an actor may know of. Of a record that is gone, whoever could read all of its kind, and
     * whoever did it, are told; of others nobody can tell any more whether they could see it.
     *
     * @throws Refusal UNAUTHENTICATED when the actor is no longer in force
     */
    public List<SeenChange> visible(KernelActor actor, List<ChangeEntry> changes) {
        Access access = policy.of(actor);
        Map<EntityName, Set<UUID>> open = new HashMap<>();
        Map<EntityName, Boolean> unlimited = new HashMap<>();
        for (ChangeEntry entry : changes) {
            EntityName entity = entry.change().record().entity();
            List<Right> reading = access.rights(entity, Verb.READ);
            boolean all = reading.stream().anyMatch(Right::isUnlimited);
            unlimited.put(entity, all);
            if (!all && !reading.isEmpty()) {
                Optional<Ref> seen = isGone(entry)
                        ? carrier(entry)
                        : Optional.of(entry.change().record());
                seen.ifPresent(record -> open.computeIfAbsent(record.entity(), first -> new HashSet<>())
                        .add(record.id()));
            }
        }
        Map<EntityName, Set<UUID>> inSight = new HashMap<>();
        if (!open.isEmpty()) {
            data.reading(actor, (transaction, now) -> {
                open.forEach((entity, ids) -> inSight.put(entity, rights.inSight(transaction, now, entity, ids)));
                return true;
            });
        }
        return changes.stream()
                .filter(entry -> !Accounts.isAboutPassword(entry.change()))
                .filter(entry -> {
                    EntityName entity = entry.change().record().entity();
                    return rights.isKnown(entity)
                            && (Boolean.TRUE.equals(unlimited.get(entity))
                                    || isGone(entry) && entry.change().actorId().equals(access.user())
                                    || inSight.getOrDefault(entity, Set.of())
                                            .contains(entry.change().record().id())
                                    || isGone(entry)
                                            && carrier(entry)
                                                    .filter(record -> inSight.getOrDefault(record.entity(), Set.of())
                                                            .contains(record.id()))
                                                    .isPresent());
                })
                .map(entry -> new SeenChange(entry, carrier(entry)))
                .toList();
    }

    /**
     * On which record what was made or is gone hangs: whoever is told of a change is told of it too, and who sees the record is
     * told of what is gone from it. Every change is asked.
     */
    private Optional<Ref> carrier(ChangeEntry entry) {
        return rights.carrier(entry.change().record().entity(), entry.change().changes());
    }

    private static boolean isGone(ChangeEntry entry) {
        ChangeKind kind = entry.change().kind();
        return kind == ChangeKind.DELETED || kind == ChangeKind.PURGED;
    }
}
