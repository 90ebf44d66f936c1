package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.NewChange;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/**
 * Which records that are out of sight now may have been in sight before: nobody is told of others that they are gone, not
 * even by their ids. When in doubt it says yes to whoever may read records of every owner, under a condition of which the
 * entries do not tell whether it held.
 */
final class Departed {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Under which keys changes name users and teams whose a record is; the last one is that of shares. */
    private static final List<String> WHOSE = List.of("owner", "team", NewChange.WITH);

    private final Transaction transaction;
    private final Access access;
    private final EntityMeta entity;
    private final RecordReader reader;
    private final Catalog catalog;
    private final List<Right> rights;

    Departed(Transaction transaction, Access access, EntityMeta entity, RecordReader reader, Catalog catalog) {
        this.catalog = catalog;
        this.transaction = transaction;
        this.access = access;
        this.entity = entity;
        this.reader = reader;
        this.rights = access.rights(entity.name(), Verb.READ);
    }

    /**
     * Those of them that may have been in sight.
     *
     * @param candidates records out of sight
     * @param entries what was done to them; of what hangs on others, also what was done to those
     * @param concerned whether an entry bears upon being in sight at all
     */
    List<Ref> of(Collection<UUID> candidates, List<ChangeEntry> entries, Bearing concerned) {
        if (entity.attachedTo().isPresent()) {
            return attached(candidates, entries);
        }
        Set<UUID> moved = new LinkedHashSet<>(candidates);
        Map<UUID, Formerly> told = told(entries);
        moved.removeIf(id -> told.containsKey(id)
                && entries.stream()
                        .filter(entry -> entry.change().record().id().equals(id))
                        .noneMatch(entry -> isConcerned(entry, concerned)));
        return among(moved, told);
    }

    private static Map<UUID, Formerly> told(List<ChangeEntry> entries) {
        Map<UUID, Formerly> told = new HashMap<>();
        for (ChangeEntry entry : entries) {
            told.computeIfAbsent(entry.change().record().id(), Formerly::new).add(entry);
        }
        return told;
    }

    private List<Ref> among(Set<UUID> moved, Map<UUID, Formerly> told) {
        List<Right> wide = rights.stream()
                .filter(right -> right.scope() == Scope.ALL && right.isOwn())
                .toList();
        if (moved.isEmpty() || wide.stream().anyMatch(right -> right.condition().equals(Condition.always()))) {
            return refs(moved);
        }
        if (rights.isEmpty()) {
            return List.of();
        }
        Set<UUID> shared = shared(moved);
        Set<UUID> near = near();
        reader.whole(transaction, entity, moved)
                .forEach(row ->
                        told.computeIfAbsent(row.ref().id(), Formerly::new).add(row));
        moved.removeIf(id -> {
            Formerly before = told.computeIfAbsent(id, Formerly::new);
            return !shared.contains(id)
                    && !before.names(near, WHOSE)
                    && wide.stream().noneMatch(right -> before.mayHaveHeld(right.condition(), access));
        });
        return refs(moved);
    }

    /** What hung on a record may have been in sight as long as that was: it is now, or may have been. */
    private List<Ref> attached(Collection<UUID> candidates, List<ChangeEntry> entries) {
        Map<UUID, Ref> records = new HashMap<>();
        entries.stream()
                .map(ChangeEntry::change)
                .filter(change -> change.record().entity().equals(entity.name()))
                .forEach(change -> carrier(entity, change.changes())
                        .ifPresent(carrier -> records.put(change.record().id(), carrier)));
        reader.whole(transaction, entity, candidates)
                .forEach(row -> row.attachedTo()
                        .ifPresent(carrier -> records.put(row.ref().id(), carrier)));
        Set<Ref> seen = new HashSet<>();
        for (EntityMeta target : catalog.takingAttached()) {
            Set<UUID> ids = records.values().stream()
                    .filter(carrier -> carrier.entity().equals(target.name()))
                    .map(Ref::id)
                    .collect(Collectors.toSet());
            if (!ids.isEmpty() && !access.rights(target.name(), Verb.READ).isEmpty()) {
                Set<UUID> now = reader.present(transaction, access, target, ids, false);
                now.forEach(id -> seen.add(new Ref(target.name(), id)));
                ids.removeAll(now);
                seen.addAll(new Departed(transaction, access, target, reader, catalog).before(ids, entries));
            }
        }
        return refs(
                candidates.stream().filter(id -> seen.contains(records.get(id))).toList());
    }

    /** Those of some records out of sight that may have been in sight. */
    private List<Ref> before(Set<UUID> ids, List<ChangeEntry> entries) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<ChangeEntry> own = entries.stream()
                .filter(entry -> ids.contains(entry.change().record().id()))
                .toList();
        return among(new LinkedHashSet<>(ids), told(own));
    }

    /** On which record something hung, as its change says; empty where that is not about it. */
    static Optional<Ref> carrier(EntityMeta entity, String changes) {
        FieldMeta to = entity.attachedTo().orElse(null);
        if (to == null) {
            return Optional.empty();
        }
        try {
            for (JsonNode side : JSON.readTree(changes).path(to.name())) {
                if (side.isObject()) {
                    return Optional.of(Ref.of(
                            EntityName.parse(side.path("entity").asText()),
                            UUID.fromString(side.path("id").asText())));
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the change log holds what is no JSON", e);
        }
    }

    private static boolean isConcerned(ChangeEntry entry, Bearing concerned) {
        ChangeKind kind = entry.change().kind();
        return kind == ChangeKind.DELETED
                || kind == ChangeKind.PURGED
                || concerned.concerns(entry.change().changes());
    }

    private List<Ref> refs(Collection<UUID> ids) {
        return ids.stream().map(id -> new Ref(entity.name(), id)).toList();
    }

    /** Owners and teams whose records are in the actor's sight. */
    private Set<UUID> near() {
        Set<UUID> near = new HashSet<>(Set.of(access.user()));
        for (Right right : rights) {
            if (right.scope() == Scope.TEAM) {
                near.addAll(access.teams());
            }
            if (right.scope() == Scope.SUBORDINATES) {
                near.addAll(access.subordinates());
            }
        }
        return near;
    }

    /** Those that are shared with the actor; a share outlives its record. */
    private Set<UUID> shared(Collection<UUID> ids) {
        Sql sql = new Sql().add("select record_id from system_share where entity = ");
        sql.bind(entity.name().toString()).add(" and ");
        RowCondition.in("record_id", ids).addTo(sql);
        sql.add(" and (user_id = ").bind(access.user());
        if (!access.teams().isEmpty()) {
            sql.add(" or ");
            RowCondition.in("team_id", access.teams()).addTo(sql);
        }
        return Run.query(transaction, sql.add(")"), rows -> {
            Set<UUID> found = new HashSet<>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        });
    }
}
