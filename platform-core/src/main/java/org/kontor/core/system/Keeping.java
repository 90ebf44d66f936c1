package org.kontor.core.system;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Message;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.RightsState;

/**
 * Keepers of users do not see more by where they put others: not by themselves, and not through somebody whose password
 * they can set. Asked of what is written, since several users may be written at once.
 */
final class Keeping {
    private final Supplier<RightsState> people;

    Keeping(Supplier<RightsState> people) {
        this.people = people;
    }

    /** Refuses what goes too far; the reporting line above the users is held. */
    void check(Changes changes) {
        RightsState state = people.get();
        RightsState.User keeper =
                state.person(changes.records().actor().ref().id()).orElse(null);
        if (keeper == null) {
            return;
        }
        Records own = Administrators.own(changes.records());
        for (Change change : changes) {
            Row user = change.after().orElse(null);
            if (user == null) {
                continue;
            }
            if (change.changed(User.MANAGER) && isAboveInHandOf(keeper, user, own)) {
                // whoever is below somebody shows them what they own
                throw Refusal.invalid(User.MANAGER, Words.onlyAdministrators());
            }
            if (change.changed(User.ROLES) || change.changed(User.TEAMS) || change.changed(User.MAIN_TEAM)) {
                checkReach(user, keeper, state.subordinates(keeper.id()), own);
            }
        }
    }

    private static boolean isAboveInHandOf(RightsState.User keeper, Row user, Records own) {
        Set<Ref> seen = new HashSet<>();
        Optional<Row> above = user.find(User.MANAGER).flatMap(own::find);
        while (above.isPresent() && seen.add(above.get().ref())) {
            if (above.get().ref().id().equals(keeper.id()) || isInHandOf(keeper, above.get())) {
                return true;
            }
            above = above.get().find(User.MANAGER).flatMap(own::find);
        }
        return false;
    }

    private static void checkReach(Row user, RightsState.User keeper, Set<UUID> below, Records own) {
        if (!isInHandOf(keeper, user)) {
            return;
        }
        Set<UUID> teams = ids(user.find(User.TEAMS).orElse(List.of()));
        user.find(User.MAIN_TEAM).map(Ref::id).ifPresent(teams::add);
        if (!keeper.teams().containsAll(teams)) {
            throw Refusal.invalid(User.TEAMS, furtherThanKeeper());
        }
        Page<Row> reports =
                own.list(Query.of(User.NAME).where(User.MANAGER.is(user.ref())).limit(Query.MOST));
        // of more than a page of people nobody looks whether the keeper sees each
        boolean seesOthers = reports.next().isPresent()
                || reports.rows().stream()
                        .anyMatch(report -> !below.contains(report.ref().id()));
        if (seesOthers) {
            throw Refusal.invalid(User.ROLES, furtherThanKeeper());
        }
    }

    private static boolean isInHandOf(RightsState.User keeper, Row user) {
        return RightsState.isInHandOf(keeper, ids(user.find(User.ROLES).orElse(List.of())));
    }

    private static Message furtherThanKeeper() {
        return Message.of(
                "system.reaches_further",
                "With these roles and teams the user would see more than you do, and you may set their password; please"
                        + " ask an administrator");
    }

    private static Set<UUID> ids(List<Ref> refs) {
        return refs.stream().map(Ref::id).collect(Collectors.toCollection(HashSet::new));
    }
}
