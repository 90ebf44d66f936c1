package org.kontor.core.approval;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Term;
import org.kontor.api.Who;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.RightsState;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.notice.Recipients;
import org.kontor.core.record.AllRows;

/** Whom approvers and deputies are, as roles, teams and records say it now. Whoever may not sign in is none of them. */
final class People {
    private final AccessPolicy policy;
    private final RightsState state;
    private final Records kernel;

    People(AccessPolicy policy, Records kernel) {
        this.policy = policy;
        this.state = policy.state();
        this.kernel = kernel;
    }

    /** All of these, for a record. */
    Set<UUID> of(List<Who> people, Row record) {
        Set<UUID> all = new LinkedHashSet<>();
        for (Who who : people) {
            of(who, record).filter(user -> state.person(user).isPresent()).forEach(all::add);
        }
        return all;
    }

    private Stream<UUID> of(Who who, Row record) {
        return switch (who) {
            case Who.InRole role ->
                everybody()
                        .filter(user -> state.roleNames(user).contains(role.name()))
                        .map(RightsState.User::id);
            case Who.InTeam team ->
                everybody()
                        .filter(user -> state.teamNames(user).contains(team.name()))
                        .map(RightsState.User::id);
            case Who.Named named -> Stream.ofNullable(state.logins().get(named.login()));
            case Who.Holding holding ->
                everybody()
                        .map(RightsState.User::id)
                        .filter(user ->
                                policy.ofPerson(user).may(holding.permission().id()));
            case Who.Of of -> pointedTo(of.user(), record);
            case Who.ManagerOf manager ->
                pointedTo(manager.user(), record)
                        .map(state.users()::get)
                        .flatMap(user -> user == null ? Stream.empty() : Stream.ofNullable(user.manager()));
        };
    }

    private Stream<RightsState.User> everybody() {
        return state.users().values().stream()
                .filter(user -> user.isActive() && user.isPerson())
                .sorted(Comparator.comparing(RightsState.User::login));
    }

    private Stream<UUID> pointedTo(Term<?> term, Row record) {
        return new Recipients(kernel)
                .of(List.of(record), List.of(term)).getOrDefault(record.ref().id(), Set.of()).stream();
    }

    /** Who may decide in place of some, on a day. */
    Map<UUID, Set<UUID>> deputies(Set<UUID> people, LocalDate day) {
        Map<UUID, Set<UUID>> deputies = new HashMap<>();
        if (!people.isEmpty()) {
            List<Ref> refs =
                    people.stream().map(id -> Ref.of(CatalogBuilder.USER, id)).toList();
            AllRows.of(
                            kernel,
                            Query.of(DeputyRecord.NAME)
                                    .where(DeputyRecord.PERSON.in(refs).and(DeputyRecord.on(day))))
                    .forEach(row -> {
                        UUID deputy = row.get(DeputyRecord.DEPUTY).id();
                        if (state.person(deputy).isPresent()) {
                            deputies.computeIfAbsent(
                                            row.get(DeputyRecord.PERSON).id(), none -> new HashSet<>())
                                    .add(deputy);
                        }
                    });
        }
        return deputies;
    }

    /** Whoever asked others in place of an approval's approvers, in any step: they have no seat of their own then. */
    Set<UUID> keepers(Ref approval) {
        Set<UUID> keepers = new HashSet<>();
        AllRows.of(
                        kernel,
                        Query.of(DecisionRecord.NAME)
                                .where(DecisionRecord.APPROVAL
                                        .is(approval)
                                        .and(DecisionRecord.KIND.is(DecisionRecord.REASSIGNED))))
                .forEach(row -> keepers.add(row.get(DecisionRecord.BY).id()));
        return keepers;
    }

    /** Of these, those who may act now. */
    Set<UUID> active(Set<UUID> people) {
        Set<UUID> active = new LinkedHashSet<>(people);
        active.removeIf(id -> state.person(id).isEmpty());
        return active;
    }
}
