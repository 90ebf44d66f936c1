package org.kontor.core.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.RightsState;
import org.kontor.core.system.Role;
import org.kontor.core.system.ViewChoices;

/**
 * Views or dashboards that are meant for somebody: their own, and what others share with them. Administrators see
 * everybody's; what they choose among is no more than that.
 *
 * @param everybody whether one is shared with everybody
 * @param roles with which roles it is shared
 */
record Meant(Services services, EntityName entity, Field<Boolean> everybody, Field<List<Ref>> roles) {
    private static final KernelActor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    /**
     * All of each; not for their eyes.
     *
     * @param given what was shared with them by name, or with a team of theirs, see {@link #given}
     * @param which of them
     */
    List<Row> rows(Visit visit, Set<UUID> given, Condition which) {
        List<Condition> reasons = new ArrayList<>();
        reasons.add(entity.owner().is(visit.access().actor().ref()));
        reasons.add(everybody.is(true));
        rolesOf(visit.access()).forEach(role -> reasons.add(roles.contains(Ref.of(Role.NAME, role))));
        reasons.add(entity.self().in(refs(given)));
        return inSight(visit, Condition.all(which, new Condition.Any(reasons)));
    }

    Set<UUID> given(Visit visit) {
        Access access = visit.access();
        return new HashSet<>(ViewChoices.sharedWith(visit.transaction(), entity, access.user(), access.teams()));
    }

    /** The roles that somebody has. */
    Set<UUID> rolesOf(Access access) {
        return services.policy()
                .state()
                .person(access.user())
                .map(RightsState.User::roles)
                .orElse(Set.of());
    }

    /** Those of some that somebody sees, whether they are meant for them or not; all of each. */
    List<Row> seen(Visit visit, Collection<UUID> ids) {
        List<Ref> refs = refs(ids);
        List<Row> seen = new ArrayList<>();
        for (int from = 0; from < refs.size(); from += Query.MOST) {
            List<Ref> some = refs.subList(from, Math.min(refs.size(), from + Query.MOST));
            seen.addAll(inSight(visit, entity.self().in(some)));
        }
        return seen;
    }

    private List<Ref> refs(Collection<UUID> ids) {
        return ids.stream().distinct().map(id -> Ref.of(entity, id)).toList();
    }

    private List<Row> inSight(Visit visit, Condition which) {
        List<Row> rows = services.data()
                .within(
                        visit.transaction(),
                        KERNEL,
                        records -> records.list(Query.of(entity).where(which).limit(Query.MOST))
                                .rows());
        List<UUID> ids = rows.stream().map(row -> row.ref().id()).toList();
        Set<UUID> inSight = services.rights().inSight(visit.transaction(), visit.access(), entity, ids);
        return rows.stream().filter(row -> inSight.contains(row.ref().id())).toList();
    }

    boolean isOwn(Access access, Row row) {
        return row.find(entity.owner())
                .filter(owner -> owner.id().equals(access.user()))
                .isPresent();
    }

    /** As somebody chose, and then by their rank and their name. */
    static Comparator<Row> order(ViewChoices.Choice choice, Field<Long> rank, Field<String> name) {
        return Comparator.comparingInt((Row row) -> place(row, choice))
                .thenComparing(row -> row.find(rank).orElse(Long.MAX_VALUE))
                .thenComparing(row -> row.get(name))
                .thenComparing(row -> row.ref().id());
    }

    private static int place(Row row, ViewChoices.Choice choice) {
        int place = choice.views().indexOf(row.ref().id());
        return place < 0 ? Integer.MAX_VALUE : place;
    }
}
