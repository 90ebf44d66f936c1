package org.kontor.core.system;

import static org.kontor.api.Verb.CREATE;
import static org.kontor.api.Verb.DELETE;
import static org.kontor.api.Verb.EXPORT;
import static org.kontor.api.Verb.READ;
import static org.kontor.api.Verb.UPDATE;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kontor.api.Addressable;
import org.kontor.api.CalendarEntry;
import org.kontor.api.Contribution;
import org.kontor.api.Fact;
import org.kontor.api.Grant;
import org.kontor.api.Hook;
import org.kontor.api.PersonalData;
import org.kontor.api.Role;
import org.kontor.api.Settings;
import org.kontor.api.TimeLine;
import org.kontor.api.Ui;
import org.kontor.core.approval.ApprovalActions;
import org.kontor.core.approval.ApprovalRecord;
import org.kontor.core.approval.DecisionRecord;
import org.kontor.core.approval.DeputyRecord;
import org.kontor.core.custom.CustomEntity;
import org.kontor.core.custom.CustomField;
import org.kontor.core.custom.CustomRule;
import org.kontor.core.duplicate.DuplicateActions;
import org.kontor.core.duplicate.DuplicatePair;
import org.kontor.core.duplicate.DuplicateRule;
import org.kontor.core.duplicate.DuplicateRuleHooks;
import org.kontor.core.duplicate.DuplicateScan;
import org.kontor.core.layer.FormChange;
import org.kontor.core.layer.FormChangeHooks;
import org.kontor.core.layer.LabelChange;
import org.kontor.core.layer.LabelHooks;
import org.kontor.core.layer.LayerEnds;
import org.kontor.core.layer.LayerModel;
import org.kontor.core.layer.LayerRights;
import org.kontor.core.layer.ValueChange;
import org.kontor.core.layer.ValueChangeHooks;
import org.kontor.core.mass.MassActions;
import org.kontor.core.mass.MassChange;
import org.kontor.core.mass.MassFailure;
import org.kontor.core.merge.MergeRecord;
import org.kontor.core.module.ModuleActions;
import org.kontor.core.module.Modules;
import org.kontor.core.module.PlanRecord;
import org.kontor.core.module.PluginRecord;
import org.kontor.core.notice.NoticeActions;
import org.kontor.core.notice.NoticeChoice;
import org.kontor.core.notice.NoticeRecord;
import org.kontor.core.slow.SlowActions;
import org.kontor.core.slow.SlowList;
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
     * @param settings the kernel's; asked only when records are written
     * @param arranges whether a user may arrange their own pages; asked only when records are written too
     * @param templates looks through templates of documents; asked only when records are written too
     */
    public static Contribution contribution(
            Supplier<Declared> declared,
            InstantSource clock,
            TemplateCheck templates,
            Modules modules,
            Supplier<Settings> settings,
            Predicate<UUID> arranges) {
        UserHooks users = new UserHooks(declared);
        RoleHooks roles = new RoleHooks(declared);
        NamedPeople named = new NamedPeople(() -> declared.get().catalog());
        AttachmentHooks attachments = new AttachmentHooks(settings);
        ListHooks lists = new ListHooks(declared);
        LayerRights layerRights = new LayerRights(arranges, SystemPermission.ADMINISTER);
        Supplier<LayerModel> model = () -> declared.get().model();
        FormChangeHooks forms = new FormChangeHooks(model, layerRights);
        LabelHooks labels = new LabelHooks(model, layerRights);
        ValueChangeHooks values = new ValueChangeHooks(model, layerRights);
        return Contribution.of("system", "System")
                .entities(
                        User.entity().bare(),
                        Team.entity().bare(),
                        org.kontor.core.system.Role.entity().bare(),
                        org.kontor.core.system.Grant.entity(),
                        RolePermission.entity(),
                        ChoiceValue.entity().bare(),
                        SettingRecord.entity().bare(),
                        SavedQuery.entity().bare(),
                        Dashboard.entity().bare(),
                        DashboardWidget.entity(),
                        Comment.entity(),
                        Attachment.entity(),
                        MergeRecord.entity(),
                        DuplicateRule.entity().bare(),
                        DuplicateRule.weight(),
                        DuplicatePair.entity(),
                        DuplicateScan.entity().bare(),
                        TaskRecord.entity().bare(),
                        TaskStep.entity().bare(),
                        TaskFailure.entity().bare(),
                        MassChange.entity().bare(),
                        MassFailure.entity().bare(),
                        TemplateRecord.entity().bare(),
                        NoticeRecord.entity().bare(),
                        NoticeChoice.entity().bare(),
                        ApprovalRecord.entity().bare(),
                        DecisionRecord.entity().bare(),
                        DeputyRecord.entity().bare(),
                        PluginRecord.entity().bare(),
                        PlanRecord.entity().bare(),
                        CustomEntity.entity().bare(),
                        CustomField.entity().bare(),
                        CustomRule.entity().bare(),
                        SlowList.entity().bare(),
                        FormChange.entity().bare(),
                        LabelChange.entity().bare(),
                        ValueChange.entity().bare())
                .rules(User.NAME, User.rules())
                .rules(org.kontor.core.system.Role.NAME, org.kontor.core.system.Role.rules())
                .rules(ChoiceValue.NAME, ChoiceValue.rules())
                .rules(SettingRecord.NAME, SettingRecord.rules())
                .rules(SavedQuery.NAME, SavedQuery.rules())
                .rules(Dashboard.NAME, Dashboard.rules())
                .rules(Comment.NAME, Comment.rules())
                .notices(Comment.notices())
                .rules(Attachment.NAME, Attachment.rules())
                .rules(MergeRecord.NAME, MergeRecord.rules())
                .rules(DuplicateRule.NAME, DuplicateRule.rules())
                .rules(DuplicateRule.WEIGHT_NAME, DuplicateRule.weightRules())
                .rules(DuplicatePair.NAME, DuplicatePair.rules())
                .actions(DuplicateActions.distinct(), DuplicateActions.reopen())
                .rules(TaskRecord.NAME, TaskRecord.rules())
                .rules(TaskStep.NAME, TaskStep.rules())
                .rules(TaskFailure.NAME, TaskFailure.rules())
                .actions(TaskActions.cancel(clock), TaskActions.retry())
                .rules(MassChange.NAME, MassChange.rules())
                .rules(MassFailure.NAME, MassFailure.rules())
                .actions(MassActions.undo())
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
                .rules(SlowList.NAME, SlowList.rules())
                .rules(FormChange.NAME, FormChange.rules())
                .rules(LabelChange.NAME, LabelChange.rules())
                .rules(ValueChange.NAME, ValueChange.rules())
                .actions(
                        ModuleActions.plan(modules, SystemPermission.ADMINISTER),
                        ModuleActions.apply(modules, SystemPermission.ADMINISTER),
                        SlowActions.plan(modules, SystemPermission.ADMINISTER))
                .hooks(
                        Hook.before(User.NAME, users::before),
                        Hook.within(User.NAME, users::within),
                        Hook.within(User.NAME, LayerEnds::ofUser),
                        Hook.within(
                                User.NAME,
                                changes -> ApprovalActions.peopleChanged(
                                        changes,
                                        User.LOGIN,
                                        User.ACTIVE,
                                        User.ADMINISTRATOR,
                                        User.ROLES,
                                        User.TEAMS,
                                        User.MAIN_TEAM,
                                        User.MANAGER)),
                        Hook.within(User.NAME, named::ofUsers),
                        Hook.within(Team.NAME, new Hierarchy(Team.PART_OF)::check),
                        Hook.within(Team.NAME, LayerEnds::ofTeam),
                        Hook.within(Team.NAME, changes -> ApprovalActions.peopleChanged(changes)),
                        Hook.within(Team.NAME, named::ofTeams),
                        Hook.before(org.kontor.core.system.Role.NAME, roles::before),
                        Hook.within(org.kontor.core.system.Role.NAME, roles::within),
                        Hook.within(org.kontor.core.system.Role.NAME, LayerEnds::ofRole),
                        Hook.within(
                                org.kontor.core.system.Role.NAME, changes -> ApprovalActions.peopleChanged(changes)),
                        Hook.within(org.kontor.core.system.Role.NAME, named::ofRoles),
                        Hook.before(ChoiceValue.NAME, lists::before),
                        Hook.within(ChoiceValue.NAME, lists::within),
                        Hook.before(SettingRecord.NAME, new SettingHooks(declared)::before),
                        Hook.within(SettingRecord.NAME, SettingHooks::within),
                        Hook.before(SavedQuery.NAME, new SavedQueryHooks(declared)::before),
                        Hook.within(SavedQuery.NAME, SavedQueryHooks::within),
                        Hook.before(Dashboard.NAME, new DashboardHooks(declared)::before),
                        Hook.within(Dashboard.NAME, DashboardHooks::within),
                        Hook.before(Comment.NAME, new CommentHooks(declared, clock)::before),
                        Hook.before(Attachment.NAME, attachments::before),
                        Hook.within(Attachment.NAME, attachments::within),
                        Hook.before(
                                DuplicateRule.NAME,
                                new DuplicateRuleHooks(() -> declared.get().catalog())::before),
                        Hook.within(MergeRecord.NAME, DuplicateActions::follow),
                        Hook.within(TaskRecord.NAME, TaskActions::checkDeleted),
                        Hook.within(TaskRecord.NAME, MassActions::follow),
                        Hook.within(MassChange.NAME, MassActions::checkDeleted),
                        Hook.before(TemplateRecord.NAME, new TemplateHooks(templates)::before),
                        Hook.before(NoticeChoice.NAME, NoticeChoice::before),
                        Hook.within(ApprovalRecord.NAME, ApprovalActions::checkDeleted),
                        Hook.within(DecisionRecord.NAME, ApprovalActions::checkDecisionDeleted),
                        Hook.before(DeputyRecord.NAME, DeputyRecord::before),
                        Hook.within(DeputyRecord.NAME, DeputyRecord::within),
                        Hook.within(DeputyRecord.NAME, changes -> ApprovalActions.peopleChanged(changes)),
                        Hook.within(PluginRecord.NAME, ModuleActions::within),
                        Hook.within(PlanRecord.NAME, ModuleActions::within),
                        Hook.within(CustomEntity.NAME, ModuleActions::within),
                        Hook.within(CustomField.NAME, ModuleActions::within),
                        Hook.within(CustomRule.NAME, ModuleActions::within),
                        Hook.before(FormChange.NAME, forms::before),
                        Hook.within(FormChange.NAME, forms::within),
                        Hook.before(LabelChange.NAME, labels::before),
                        Hook.within(LabelChange.NAME, labels::within),
                        Hook.before(ValueChange.NAME, values::before),
                        Hook.within(ValueChange.NAME, values::within))
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
                        Role.of("system", "form_keeper", "Keeper of labels and forms")
                                .grant(
                                        // what users arrange for themselves is not theirs
                                        Grant.on(FormChange.NAME, READ, CREATE, UPDATE, DELETE)
                                                .where(FormChange.PERSON.isEmpty()),
                                        Grant.on(ValueChange.NAME, READ, CREATE, UPDATE, DELETE)
                                                .where(ValueChange.PERSON.isEmpty()),
                                        Grant.on(LabelChange.NAME, READ, CREATE, UPDATE, DELETE, EXPORT),
                                        Grant.on(Team.NAME, READ),
                                        Grant.on(org.kontor.core.system.Role.NAME, READ))
                                .may(LayerRights.MANAGE_FORMS),
                        Role.of("system", "task_keeper", "Keeper of tasks")
                                .grant(
                                        Grant.on(TaskRecord.NAME, READ, DELETE),
                                        Grant.on(TaskStep.NAME, READ),
                                        Grant.on(TaskFailure.NAME, READ),
                                        Grant.on(MassChange.NAME, READ).but(MassChange.CONDITION, MassChange.CHANGE),
                                        // how many failed and why, and not of which records that is
                                        Grant.on(MassFailure.NAME, READ).but(MassFailure.RECORD, MassFailure.ABOUT))
                                .may(TaskActions.KEEP),
                        Role.of("system", "duplicate_keeper", "Keeper of duplicates")
                                .grant(
                                        Grant.on(DuplicateRule.NAME, READ, CREATE, UPDATE, DELETE),
                                        Grant.on(DuplicatePair.NAME, READ, EXPORT),
                                        Grant.on(DuplicateScan.NAME, READ))
                                .may(DuplicateScan.KEEP),
                        Role.of("system", "view_keeper", "Keeper of shared views and dashboards")
                                .grant(Grant.on(org.kontor.core.system.Role.NAME, READ)
                                        .only(org.kontor.core.system.Role.ROLE_NAME, org.kontor.core.system.Role.LABEL))
                                .may(SystemPermission.SHARE_VIEWS),
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
                        Ui.menu(MassChange.NAME, "Mass changes", "stack-2", 955),
                        Ui.menu(DuplicatePair.NAME, "Likely duplicates", "copy", 956),
                        Ui.menu(DuplicateRule.NAME, "Rules for duplicates", "copy-check", 957),
                        Ui.menu(PluginRecord.NAME, "Plugins", "puzzle", 960),
                        PlanRecord.menu(),
                        Ui.menu(LabelChange.NAME, "Labels", "tags", 978),
                        Ui.menu(FormChange.NAME, "Forms", "layout", 979),
                        Ui.menu(CustomField.NAME, "Own fields", "forms", 975),
                        Ui.menu(CustomRule.NAME, "Own rules", "rulers", 977),
                        Ui.menu(CustomEntity.NAME, "Own entities", "cube-plus", 976),
                        Ui.menu(SlowList.NAME, "Slow lists", "hourglass", 980),
                        Ui.related(TaskRecord.NAME, "steps", "Steps", TaskStep.TASK, 10, TaskStep.STEP, TaskStep.STATE),
                        Ui.related(
                                TaskRecord.NAME,
                                "failures",
                                "Failures",
                                TaskFailure.TASK,
                                20,
                                TaskFailure.ABOUT,
                                TaskFailure.REASON),
                        Ui.related(
                                MassChange.NAME,
                                "failures",
                                "Failures",
                                MassFailure.MASS_CHANGE,
                                10,
                                MassFailure.ABOUT,
                                MassFailure.FIELD,
                                MassFailure.REASON));
    }
}
