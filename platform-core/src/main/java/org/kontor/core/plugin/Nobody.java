package org.kontor.core.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.kontor.api.Action;
import org.kontor.api.Approval;
import org.kontor.api.Message;
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
        /** What is wrong. */
        public Message reason() {
            return switch (who) {
                case Who.InRole role ->
                    Message.of("system.nobody_role", "there is no role {role}").with("role", role.name());
                case Who.InTeam team ->
                    Message.of("system.nobody_team", "there is no team {team}").with("team", team.name());
                case Who.Named user ->
                    Message.of("system.nobody_user", "there is no user who signs in as {login}")
                            .with("login", user.login());
                case Who.Holding holding ->
                    Message.of("system.nobody_holding", "nobody holds {permission}")
                            .with("permission", holding.permission().id());
                case Who.Of of -> nobody(of.user().path());
                case Who.ManagerOf manager -> nobody(manager.user().path());
            };
        }

        private static Message nobody(String path) {
            return Message.of("system.nobody_of", "{path} is nobody").with("path", path);
        }

        /** What an administrator does about it. */
        public Message mend() {
            return switch (who) {
                case Who.InRole role ->
                    isMade(role)
                            ? Message.of("system.nobody_make_role", "make a role of this name, or name another")
                            : Message.of("system.nobody_enable", "enable the plugin that brings it, or name another");
                case Who.InTeam team ->
                    Message.of("system.nobody_make_team", "make a team of this name, or name another");
                default -> Message.of("system.nobody_make_user", "make a user who signs in so, or name another");
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
                                Message.of("system.nobody_meant", "{reason}, so that nobody is meant by it")
                                        .with("reason", each.reason()),
                                each.mend())))
                .toList();
    }
}
