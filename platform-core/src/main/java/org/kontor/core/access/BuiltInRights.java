package org.kontor.core.access;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.api.Scope;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;

/** What everybody who is signed in may do without a role: know colleagues by name, keep the own profile and searches. */
final class BuiltInRights {
    /** Values of editable lists. */
    static final EntityName CHOICE_VALUE = EntityName.of("system", "choice_value");

    /** Searches that were kept for later. */
    static final EntityName SAVED_QUERY = EntityName.of("system", "saved_query");

    /** Tasks that run after their request, with their steps and failures. */
    static final EntityName TASK = EntityName.of("system", "task");

    private static final EntityName TASK_STEP = EntityName.of("system", "task_step");
    private static final EntityName TASK_FAILURE = EntityName.of("system", "task_failure");
    private static final Term<Ref> STARTED_BY = TASK.reference("started_by", CatalogBuilder.USER);

    /** What somebody was told of, and how they want to be told. */
    private static final EntityName NOTICE = EntityName.of("system", "notice");

    private static final EntityName NOTICE_CHOICE = EntityName.of("system", "notice_choice");
    /** What is set; for oneself everybody sets it. */
    private static final EntityName SETTING = EntityName.of("system", "setting");

    private static final Condition FOR_ME =
            SETTING.reference("for_user", CatalogBuilder.USER).isMe();
    private static final List<Right> MY_SETTINGS =
            List.of(new Right(Scope.ALL, FOR_ME, GrantFields.only("plugin", "name", "for_user", "content")));

    /** What others are asked to agree to, with their decisions; and who decides for whom. */
    private static final EntityName APPROVAL = EntityName.of("system", "approval");

    private static final EntityName DECISION = EntityName.of("system", "approval_decision");
    private static final EntityName DEPUTY = EntityName.of("system", "deputy");
    private static final Term<Ref> REQUESTER = APPROVAL.reference("requester", CatalogBuilder.USER);
    private static final Condition WAITS_FOR_ME = isMe(APPROVAL.references("waiting_for", CatalogBuilder.USER))
            .and(APPROVAL.moment("ended_at").isEmpty());
    private static final Term<Ref> DECIDED = DECISION.reference("approval", APPROVAL);
    private static final Term<Ref> DECIDER = DECISION.reference("decided_by", CatalogBuilder.USER);

    private static final Set<EntityName> PRIVATE = Set.of(NOTICE, NOTICE_CHOICE);

    /** What everybody may do with their own tasks and notices, whatever their roles. */
    private static final Set<String> PERMISSIONS =
            Set.of("system.use_tasks", "system.use_notices", "system.use_approvals");

    private static final Condition MYSELF = CatalogBuilder.USER.self().isMe();

    private static final List<Right> MY_CHOICES = List.of(new Right(
            Scope.ALL, NOTICE_CHOICE.reference("person", CatalogBuilder.USER).isMe(), GrantFields.NOT_SENSITIVE));

    private static final List<Right> MY_SEARCHES =
            List.of(new Right(Scope.OWN, Condition.always(), GrantFields.NOT_SENSITIVE));

    private static final Map<EntityName, Map<Verb, List<Right>>> RIGHTS = Map.ofEntries(
            Map.entry(
                    CatalogBuilder.USER,
                    Map.of(
                            Verb.READ,
                            List.of(
                                    new Right(
                                            Scope.ALL,
                                            Condition.always(),
                                            GrantFields.only("full_name", "kind", "active")),
                                    new Right(Scope.ALL, MYSELF, GrantFields.NOT_SENSITIVE)),
                            Verb.UPDATE,
                            List.of(new Right(Scope.ALL, MYSELF, GrantFields.only("full_name", "locale", "zone"))))),
            Map.entry(
                    CatalogBuilder.TEAM,
                    Map.of(
                            Verb.READ,
                            List.of(new Right(Scope.ALL, Condition.always(), GrantFields.only("name", "part_of"))))),
            Map.entry(
                    CHOICE_VALUE,
                    Map.of(Verb.READ, List.of(new Right(Scope.ALL, Condition.always(), GrantFields.NOT_SENSITIVE)))),
            Map.entry(SAVED_QUERY, keeping(MY_SEARCHES, Verb.SHARE)),
            Map.entry(TASK, reading(STARTED_BY.isMe())),
            Map.entry(
                    TASK_STEP,
                    reading(STARTED_BY.of(TASK_STEP.reference("task", TASK)).isMe())),
            Map.entry(
                    TASK_FAILURE,
                    reading(STARTED_BY.of(TASK_FAILURE.reference("task", TASK)).isMe())),
            Map.entry(
                    NOTICE,
                    reading(NOTICE.reference("recipient", CatalogBuilder.USER).isMe())),
            Map.entry(
                    APPROVAL,
                    Map.of(
                            Verb.READ,
                            List.of(
                                    new Right(
                                            Scope.ALL,
                                            Condition.any(
                                                    REQUESTER.isMe(),
                                                    WAITS_FOR_ME,
                                                    Condition.some(DECIDED, DECIDER.isMe())),
                                            GrantFields.NOT_SENSITIVE),
                                    Right.following(APPROVAL.reference("about"))))),
            Map.entry(
                    DECISION,
                    Map.of(
                            Verb.READ,
                            List.of(
                                    new Right(
                                            Scope.ALL,
                                            Condition.any(
                                                    REQUESTER.of(DECIDED).isMe(),
                                                    DECIDER.isMe(),
                                                    isMe(APPROVAL.references("waiting_for", CatalogBuilder.USER)
                                                            .of(DECIDED))),
                                            GrantFields.NOT_SENSITIVE),
                                    Right.following(DECISION.reference("about"))))),
            Map.entry(DEPUTY, deputies()),
            Map.entry(NOTICE_CHOICE, keeping(MY_CHOICES)),
            Map.entry(SETTING, keeping(MY_SETTINGS)));

    /** Everybody says who decides for them, and sees for whom they decide. */
    private static Map<Verb, List<Right>> deputies() {
        Condition mine = DEPUTY.reference("person", CatalogBuilder.USER).isMe();
        Condition forThem = DEPUTY.reference("deputy", CatalogBuilder.USER).isMe();
        Map<Verb, List<Right>> rights =
                new EnumMap<>(keeping(List.of(new Right(Scope.ALL, mine, GrantFields.NOT_SENSITIVE))));
        rights.put(Verb.READ, List.of(new Right(Scope.ALL, mine.or(forThem), GrantFields.NOT_SENSITIVE)));
        return Map.copyOf(rights);
    }

    private static Condition isMe(Term<List<Ref>> users) {
        return new Condition.Compare(users, Operator.CONTAINS, new Operand.Me());
    }

    /** What is one's own to make, read, change and delete. */
    private static Map<Verb, List<Right>> keeping(List<Right> rights, Verb... more) {
        return Stream.concat(Stream.of(Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE), Stream.of(more))
                .collect(Collectors.toUnmodifiableMap(verb -> verb, verb -> rights));
    }

    private static Map<Verb, List<Right>> reading(Condition condition) {
        return Map.of(Verb.READ, List.of(new Right(Scope.ALL, condition, GrantFields.NOT_SENSITIVE)));
    }

    private BuiltInRights() {}

    static boolean may(String permissionId) {
        return PERMISSIONS.contains(permissionId);
    }

    /** Whether its records are for the one whom they are about: administrators and roles have no more than everybody. */
    static boolean isPrivate(EntityName entity) {
        return PRIVATE.contains(entity);
    }

    static List<Right> of(EntityName entity, Verb verb) {
        return RIGHTS.getOrDefault(entity, Map.of()).getOrDefault(verb, List.of());
    }

    /** With what approvers read as long as it waits for them. */
    static List<Right> of(Catalog catalog, EntityName entity, Verb verb) {
        boolean isApproved = verb == Verb.READ
                && catalog.findMeta(entity).filter(EntityMeta::isApproved).isPresent();
        return isApproved
                ? List.of(new Right(
                        Scope.ALL,
                        Condition.some(APPROVAL.reference("about"), WAITS_FOR_ME),
                        GrantFields.NOT_SENSITIVE))
                : of(entity, verb);
    }
}
