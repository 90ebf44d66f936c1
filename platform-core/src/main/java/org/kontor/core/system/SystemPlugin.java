package org.kontor.core.system;

import static org.kontor.api.Verb.CREATE;
import static org.kontor.api.Verb.DELETE;
import static org.kontor.api.Verb.EXPORT;
import static org.kontor.api.Verb.READ;
import static org.kontor.api.Verb.UPDATE;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.kontor.api.Addressable;
import org.kontor.api.CalendarEntry;
import org.kontor.api.Contribution;
import org.kontor.api.Fact;
import org.kontor.api.Grant;
import org.kontor.api.Hook;
import org.kontor.api.PersonalData;
import org.kontor.api.Role;
import org.kontor.api.TimeLine;
import org.kontor.api.Ui;
import org.kontor.core.approval.ApprovalActions;
import org.kontor.core.approval.ApprovalRecord;
import org.kontor.core.approval.DecisionRecord;
import org.kontor.core.approval.DeputyRecord;
import org.kontor.core.custom.CustomEntity;
import org.kontor.core.custom.CustomField;
import org.kontor.core.custom.CustomRule;
import org.kontor.core.module.ModuleActions;
import org.kontor.core.module.Modules;
import org.kontor.core.module.PlanRecord;
import org.kontor.core.module.PluginRecord;
import org.kontor.core.notice.NoticeActions;
import org.kontor.core.notice.NoticeChoice;
import org.kontor.core.notice.NoticeRecord;
import org.kontor.core.task.TaskActions;
import org.kontor.core.task.TaskFailure;
import org.kontor.core.task.TaskRecord;
import org.kontor.core.task.TaskStep;

/** The kernel as plugin zero. */
public final class SystemPlugin {
    private SystemPlugin() {}

    /**
     * What the kernel adds to the platform.
     *
     * @param declared what is declared at the moment of the call; asked only when records are written
     * @param clock what the time is read from
     * @param modules plugins as administrators change them; asked only by actions
     * @param templates looks through templates of documents; asked only when records are written too
     */
    public static Contribution contribution(
            Supplier<Declared> declared, InstantSource clock, TemplateCheck templates, Modules modules) {
        UserHooks users = new UserHooks(declared);
        RoleHooks roles = new RoleHooks(declared);
        return Contribution.of("system", "System")
                .entities(
                        User.entity(),
                        Team.entity(),
                        org.kontor.core.system.Role.entity(),
                        org.kontor.core.system.Grant.entity(),
                        RolePermission.entity(),
                        ChoiceValue.entity(),
                        SettingRecord.entity(),
                        SavedQuery.entity(),
                        TaskRecord.entity(),
                        TaskStep.entity(),
                        TaskFailure.entity(),
                        TemplateRecord.entity(),
                        NoticeRecord.entity(),
                        NoticeChoice.entity(),
                        ApprovalRecord.entity(),
                        DecisionRecord.entity(),
                        DeputyRecord.entity(),
                        PluginRecord.entity(),
                        PlanRecord.entity(),
                        CustomEntity.entity(),
                        CustomField.entity(),
                        CustomRule.entity())
                .rules(User.NAME, User.rules())
                .rules(org.kontor.core.system.Role.NAME, org.kontor.core.system.Role.rules())
                .rules(ChoiceValue.NAME, ChoiceValue.rules())
                .rules(SettingRecord.NAME, SettingRecord.rules())
                .rules(SavedQuery.NAME, SavedQuery.rules())
                .rules(TaskRecord.NAME, TaskRecord.rules())
                .rules(TaskStep.NAME, TaskStep.rules())
                .rules(TaskFailure.NAME, TaskFailure.rules())
                .actions(TaskActions.cancel(clock), TaskActions.retry())
                .rules(TemplateRecord.NAME, TemplateRecord.rules())
                .rules(NoticeRecord.NAME, NoticeRecord.rules())
                .rules(NoticeChoice.NAME, NoticeChoice.rules())
                .actions(NoticeActions.seen(clock), NoticeActions.allSeen(clock))
                .rules(ApprovalRecord.NAME, ApprovalRecord.rules())
                .rules(DecisionRecord.NAME, DecisionRecord.rules())
                .rules(DeputyRecord.NAME, DeputyRecord.rules())
                .actions(ApprovalActions.all())
                .notices(ApprovalRecord.notices())
                .rules(PluginRecord.NAME, PluginRecord.rules())
                .rules(PlanRecord.NAME, PlanRecord.rules())
                .rules(CustomEntity.NAME, CustomEntity.rules())
                .rules(CustomField.NAME, CustomField.rules())
                .rules(CustomRule.NAME, CustomRule.rules())
                .actions(
                        ModuleActions.plan(modules, SystemPermission.ADMINISTER),
                        ModuleActions.apply(modules, SystemPermission.ADMINISTER))
                .hooks(
                        Hook.before(User.NAME, users::before),
                        Hook.within(User.NAME, users::within),
                        Hook.within(
                                User.NAME,
                                changes -> ApprovalActions.peopleChanged(
                                        changes, User.ACTIVE, User.ROLES, User.TEAMS, User.MAIN_TEAM, User.MANAGER)),
                        Hook.within(Team.NAME, new Hierarchy(Team.PART_OF)::check),
                        Hook.before(org.kontor.core.system.Role.NAME, roles::before),
                        Hook.within(org.kontor.core.system.Role.NAME, roles::within),
                        Hook.before(ChoiceValue.NAME, new ListHooks(declared)::before),
                        Hook.within(ChoiceValue.NAME, ListHooks::within),
                        Hook.before(SettingRecord.NAME, new SettingHooks(declared)::before),
                        Hook.within(SettingRecord.NAME, SettingHooks::within),
                        Hook.before(SavedQuery.NAME, new SavedQueryHooks(declared)::before),
                        Hook.within(SavedQuery.NAME, SavedQueryHooks::within),
                        Hook.within(TaskRecord.NAME, TaskActions::checkDeleted),
                        Hook.before(TemplateRecord.NAME, new TemplateHooks(templates)::before),
                        Hook.before(NoticeChoice.NAME, NoticeChoice::before),
                        Hook.within(ApprovalRecord.NAME, ApprovalActions::checkDeleted),
                        Hook.before(DeputyRecord.NAME, DeputyRecord::before),
                        Hook.within(DeputyRecord.NAME, DeputyRecord::within),
                        Hook.within(DeputyRecord.NAME, changes -> ApprovalActions.peopleChanged(changes)),
                        Hook.within(PluginRecord.NAME, ModuleActions::within),
                        Hook.within(PlanRecord.NAME, ModuleActions::within),
                        Hook.within(CustomEntity.NAME, ModuleActions::within),
                        Hook.within(CustomField.NAME, ModuleActions::within),
                        Hook.within(CustomRule.NAME, ModuleActions::within))
                .settings(KernelSettings.all())
                .permissions(SystemPermission.all())
                .roles(
                        Role.of("system", "user_keeper", "Keeper of users and teams")
                                .grant(
                                        Grant.on(User.NAME, READ, CREATE, UPDATE, EXPORT),
                                        Grant.on(Team.NAME, READ, CREATE, UPDATE, DELETE, EXPORT),
                                        Grant.on(org.kontor.core.system.Role.NAME, READ))
                                .may(SystemPermission.MANAGE_USERS),
                        Role.of("system", "list_keeper", "Keeper of lists")
                                .grant(Grant.on(ChoiceValue.NAME, READ, CREATE, UPDATE, EXPORT))
                                .may(SystemPermission.MANAGE_LISTS),
                        Role.of("system", "settings_keeper", "Keeper of settings")
                                .grant(
                                        // what users set for themselves is not theirs
                                        Grant.on(SettingRecord.NAME, READ, CREATE, UPDATE, DELETE)
                                                .where(SettingRecord.PERSON.isEmpty())
                                                .also(SettingRecord.CONTENT),
                                        Grant.on(Team.NAME, READ))
                                .may(SystemPermission.MANAGE_SETTINGS),
                        Role.of("system", "task_keeper", "Keeper of tasks")
                                .grant(
                                        Grant.on(TaskRecord.NAME, READ, DELETE),
                                        Grant.on(TaskStep.NAME, READ),
                                        Grant.on(TaskFailure.NAME, READ))
                                .may(TaskActions.KEEP),
                        Role.of("system", "approval_keeper", "Keeper of approvals")
                                .grant(
                                        Grant.on(ApprovalRecord.NAME, READ),
                                        Grant.on(DecisionRecord.NAME, READ),
                                        Grant.on(DeputyRecord.NAME, READ, CREATE, UPDATE, DELETE))
                                .may(ApprovalActions.KEEP),
                        Role.of("system", "auditor", "Auditor").may(SystemPermission.READ_AUDIT))
                .aspects(
                        TimeLine.aspect(),
                        CalendarEntry.aspect(),
                        Fact.aspect(),
                        Addressable.aspect(),
                        PersonalData.aspect())
                .ui(ApprovalRecord.ui())
                .ui(
                        Ui.menu(NoticeRecord.NAME, "Notices", "bell", 880),
                        NoticeRecord.unseen(),
                        Ui.menu(DeputyRecord.NAME, "Deputies", "users", 875),
                        Ui.menu(NoticeChoice.NAME, "Choices of notices", "bell-cog", 890),
                        Ui.menu(User.NAME, "Users", "users", 900),
                        Ui.menu(Team.NAME, "Teams", "users-group", 910),
                        Ui.menu(org.kontor.core.system.Role.NAME, "Roles", "shield-lock", 920),
                        Ui.menu(ChoiceValue.NAME, "Lists", "list", 930),
                        Ui.menu(SettingRecord.NAME, "Settings", "settings", 940),
                        Ui.menu(TaskRecord.NAME, "Tasks", "progress-check", 950),
                        Ui.menu(PluginRecord.NAME, "Plugins", "puzzle", 960),
                        PlanRecord.menu(),
                        Ui.menu(CustomField.NAME, "Own fields", "forms", 975),
                        Ui.menu(CustomRule.NAME, "Own rules", "rulers", 977),
                        Ui.menu(CustomEntity.NAME, "Own entities", "cube-plus", 976),
                        Ui.related(TaskRecord.NAME, "steps", "Steps", TaskStep.TASK, 10, TaskStep.STEP, TaskStep.STATE),
                        Ui.related(
                                TaskRecord.NAME,
                                "failures",
                                "Failures",
                                TaskFailure.TASK,
                                20,
                                TaskFailure.ABOUT,
                                TaskFailure.REASON));
    }
}
