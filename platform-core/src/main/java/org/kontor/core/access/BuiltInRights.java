package org.kontor.core.access;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** What everybody who is signed in may do without a role: know colleagues by name, keep the own profile and views. */
final class BuiltInRights {
    /** Values of editable lists. */
    static final EntityName CHOICE_VALUE = EntityName.of("system", "choice_value");

    /** The roles' entity. */
    static final EntityName ROLE = EntityName.of("system", "role");

    /** Views of lists. */
    static final EntityName SAVED_QUERY = EntityName.of("system", "saved_query");

    /** Pages of figures and lists. */
    private static final EntityName DASHBOARD = EntityName.of("system", "dashboard");

    /** What hangs on records, and is read with them. */
    private static final EntityName COMMENT = EntityName.of("system", "comment");

    private static final EntityName ATTACHMENT = EntityName.of("system", "attachment");

    /** Tasks that run after their request, with their steps and failures. */
    static final EntityName TASK = EntityName.of("system", "task");

    private static final EntityName TASK_STEP = EntityName.of("system", "task_step");
    private static final EntityName TASK_FAILURE = EntityName.of("system", "task_failure");
    private static final Term<Ref> STARTED_BY = TASK.reference("started_by", CatalogBuilder.USER);

    private static final EntityName MERGE = EntityName.of("system", "merge");
    /** How many references a merge moved counts those that its reader does not see. */
    private static final Right MERGES =
            new Right(Scope.ALL, Condition.always(), new GrantFields(null, Set.of("moved"), Set.of()));

    private static final EntityName MASS_CHANGE = EntityName.of("system", "mass_change");
    private static final EntityName MASS_FAILURE = EntityName.of("system", "mass_failure");
    private static final Term<Ref> CHANGED_BY = MASS_CHANGE.reference("started_by", CatalogBuilder.USER);

    /** What somebody was told of, and how they want to be told. */
    private static final EntityName NOTICE = EntityName.of("system", "notice");

    private static final EntityName NOTICE_CHOICE = EntityName.of("system", "notice_choice");
    /** What is set; for oneself everybody sets it. */
    private static final EntityName SETTING = EntityName.of("system", "setting");

    private static final Condition FOR_ME =
            SETTING.reference("for_user", CatalogBuilder.USER).isMe();
    private static final List<Right> MY_SETTINGS =
            List.of(new Right(Scope.ALL, FOR_ME, GrantFields.only("plugin", "name", "for_user", "content")));

    /** What one arranges for oneself. */
    private static final EntityName FORM_CHANGE = EntityName.of("system", "form_change");

    private static final EntityName VALUE_CHANGE = EntityName.of("system", "value_change");

    private static final List<Right> MY_FORMS = List.of(new Right(
            Scope.ALL,
            FORM_CHANGE.reference("for_user", CatalogBuilder.USER).isMe(),
            GrantFields.only(
                    "entity",
                    "form",
                    "kind",
                    "element",
                    "for_user",
                    "hidden",
                    "label",
                    "words",
                    "place",
                    "column_count",
                    "collapsed",
                    "condition",
                    "section",
                    "after_element",
                    "at_start")));

    private static final List<Right> MY_VALUES = List.of(new Right(
            Scope.ALL,
            VALUE_CHANGE.reference("for_user", CatalogBuilder.USER).isMe(),
            GrantFields.only("list", "name", "for_user", "rank")));
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

    /** What tells what others ask for. */
    private static final Set<EntityName> ADMINISTRATORS = Set.of(EntityName.of("system", "slow_list"));

    /** What everybody may do with their own tasks and notices, whatever their roles. */
    private static final Set<String> PERMISSIONS =
            Set.of("system.use_tasks", "system.use_notices", "system.use_approvals");

    private static final Condition MYSELF = CatalogBuilder.USER.self().isMe();

    private static final List<Right> MY_CHOICES = List.of(new Right(
            Scope.ALL, NOTICE_CHOICE.reference("person", CatalogBuilder.USER).isMe(), GrantFields.NOT_SENSITIVE));

    /**
     * What of a view or a dashboard tells that it is there. What it asks may name what its reader may not read, and is told
     * apart.
     */
    private static final Map<EntityName, FieldRights> FACES = Map.of(
            SAVED_QUERY,
            GrantFields.only("name", "entity", "form", "icon", "colour", "rank", "opens", "everybody", "roles"),
            DASHBOARD,
            GrantFields.only("name", "icon", "rank", "opens", "everybody", "roles"));

    /** There may be many, and they are to be mended by whoever takes them home. */
    private static final List<Right> MY_MASS_FAILURES = massFailures();

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
            Map.entry(SAVED_QUERY, arranging(SAVED_QUERY)),
            Map.entry(DASHBOARD, arranging(DASHBOARD)),
            Map.entry(COMMENT, adding(COMMENT)),
            Map.entry(ATTACHMENT, adding(ATTACHMENT)),
            Map.entry(MERGE, Map.of(Verb.READ, List.of(MERGES))),
            Map.entry(TASK, reading(STARTED_BY.isMe())),
            Map.entry(
                    TASK_STEP,
                    reading(STARTED_BY.of(TASK_STEP.reference("task", TASK)).isMe())),
            Map.entry(
                    TASK_FAILURE,
                    reading(STARTED_BY.of(TASK_FAILURE.reference("task", TASK)).isMe())),
            Map.entry(MASS_CHANGE, Map.of(Verb.READ, List.of(new Right(Scope.ALL, CHANGED_BY.isMe(), field -> true)))),
            Map.entry(MASS_FAILURE, Map.of(Verb.READ, MY_MASS_FAILURES, Verb.EXPORT, MY_MASS_FAILURES)),
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
            Map.entry(SETTING, keeping(MY_SETTINGS)),
            Map.entry(FORM_CHANGE, keeping(MY_FORMS)),
            Map.entry(VALUE_CHANGE, keeping(MY_VALUES)));

    /** Whoever takes back what somebody else changed is not told by their ids which records that was about. */
    private static List<Right> massFailures() {
        Term<Ref> change = MASS_FAILURE.reference("mass_change", MASS_CHANGE);
        Term<Ref> undone = MASS_CHANGE.reference("undoes", MASS_CHANGE).of(change);
        Condition mine = CHANGED_BY.of(change).isMe();
        Condition mineFirst = undone.isEmpty().or(CHANGED_BY.of(undone).isMe());
        return List.of(
                new Right(Scope.ALL, mine, new GrantFields(null, Set.of("record", "about"), Set.of())),
                new Right(Scope.ALL, mine.and(mineFirst), GrantFields.NOT_SENSITIVE));
    }

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

    /** One's own, and by shares the faces of others'. */
    private static Map<Verb, List<Right>> arranging(EntityName entity) {
        FieldRights face = Objects.requireNonNull(FACES.get(entity));
        Right mine = new Right(Scope.ALL, entity.owner().isMe(), GrantFields.NOT_SENSITIVE);
        Map<Verb, List<Right>> rights = new EnumMap<>(keeping(List.of(mine), Verb.SHARE));
        rights.put(
                Verb.READ,
                List.of(
                        mine,
                        new Right(Scope.OWN, Condition.always(), face),
                        new Right(Scope.ALL, entity.yesNo("everybody").is(true), face)));
        return Map.copyOf(rights);
    }

    /** To be read, taken out and made wherever it may hang, and one's own to change and delete. */
    private static Map<Verb, List<Right>> adding(EntityName entity) {
        List<Right> all = List.of(new Right(Scope.ALL, Condition.always(), GrantFields.NOT_SENSITIVE));
        List<Right> mine = List.of(new Right(Scope.ALL, entity.creator().isMe(), GrantFields.NOT_SENSITIVE));
        return Map.of(Verb.READ, all, Verb.EXPORT, all, Verb.CREATE, all, Verb.UPDATE, mine, Verb.DELETE, mine);
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

    /** Whether its records are for administrators alone: no role gives a right on them, and nobody shares them. */
    static boolean isForAdministrators(EntityName entity) {
        return ADMINISTRATORS.contains(entity);
    }

    /** What somebody may do because of their roles by themselves, whatever those grant: see what is shared with them. */
    static List<Right> of(EntityName entity, Verb verb, Collection<Ref> roles) {
        FieldRights face = FACES.get(entity);
        if (face == null || verb != Verb.READ) {
            return List.of();
        }
        Term<List<Ref>> shared = entity.references("roles", ROLE);
        return roles.stream()
                .map(role -> new Right(Scope.ALL, shared.contains(role), face))
                .toList();
    }

    static List<Right> of(EntityName entity, Verb verb) {
        return RIGHTS.getOrDefault(entity, Map.of()).getOrDefault(verb, List.of());
    }

    /**
     * With what approvers read as long as it waits for them.
     *
     * @param ofRoles what their roles give on the entity for the verb
     */
    static List<Right> of(Catalog catalog, EntityName entity, Verb verb, List<Right> ofRoles) {
        boolean isApproved = verb == Verb.READ
                && catalog.findMeta(entity).filter(EntityMeta::isApproved).isPresent();
        return isApproved
                ? List.of(new Right(
                        Scope.ALL,
                        Condition.some(APPROVAL.reference("about"), WAITS_FOR_ME),
                        AskedFields.within(ofRoles)))
                : of(entity, verb);
    }
}
