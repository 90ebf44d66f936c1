package org.kontor.core.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.kontor.api.Action;
import org.kontor.api.Approval;
import org.kontor.api.Who;
import org.kontor.core.meta.Catalog;

/** Roles, teams and users that actions and their approvals name, and that there are not: nobody is in them. */
public final class Nobody {
    private Nobody() {}

    /**
     * One of them.
     *
     * @param place where the action names it: {@code by}, {@code approval, step first}
     */
    public record Missing(String place, Who who) {
        /** What is wrong, in English. */
        public String reason() {
            return switch (who) {
                case Who.InRole role -> "there is no role " + role.name();
                case Who.InTeam team -> "there is no team " + team.name();
                case Who.Named user -> "there is no user who signs in as " + user.login();
                case Who.Holding holding ->
                    "nobody holds " + holding.permission().id();
                case Who.Of of -> of.user().path() + " is nobody";
                case Who.ManagerOf manager -> manager.user().path() + " is nobody";
            };
        }

        /** What an administrator does about it, in English. */
        public String mend() {
            return switch (who) {
                case Who.InRole role ->
                    isMade(role)
                            ? "make a role of this name, or name another"
                            : "enable the plugin that brings it, or name another";
                case Who.InTeam team -> "make a team of this name, or name another";
                default -> "make a user who signs in so, or name another";
            };
        }
    }

    /**
     * Those of an action.
     *
     * @param known whether there is such a role, team or user
     */
    public static List<Missing> of(Action action, Predicate<Who> known) {
        List<Missing> missing = new ArrayList<>();
        of(action.by(), "by", known, missing);
        for (Approval.Step step : action.approval().map(Approval::steps).orElse(List.of())) {
            String place = "approval, step " + step.name();
            of(step.approvers(), place, known, missing);
            of(step.escalation(), place + ", escalation", known, missing);
        }
        return List.copyOf(missing);
    }

    /** Whether it is for administrators to make it: a user, a team, or a role that no plugin brings. */
    public static boolean isMade(Who who) {
        return switch (who) {
            case Who.Named user -> true;
            case Who.InTeam team -> true;
            // a role that a plugin brings has a point in its name, and no other has
            case Who.InRole role -> !role.name().contains(".");
            default -> false;
        };
    }

    private static void of(List<Who> people, String place, Predicate<Who> known, List<Missing> missing) {
        people.stream().filter(known.negate()).forEach(who -> missing.add(new Missing(place, who)));
    }

    /** Those of all actions, in the order of their names; the plugin that brings the action is whose each is. */
    public static List<Violation> of(Catalog catalog, Predicate<Who> known) {
        return catalog.all().stream()
                .flatMap(entity -> entity.actions().stream())
                .distinct()
                .sorted(Comparator.comparing(action -> action.name().toString()))
                .flatMap(action -> of(action, known).stream()
                        .map(each -> new Violation(
                                action.name().plugin(),
                                "action " + action.name() + ", " + each.place(),
                                each.reason() + ", so that nobody is meant by it",
                                each.mend())))
                .toList();
    }
}
