package org.kontor.core.module;

import java.util.List;
import java.util.Locale;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Task;
import org.kontor.core.access.AccessPolicy;

/** What administrators do with plugins where they are drawn as records: plan a change, and apply the plan. */
public final class ModuleActions {
    private static final ActionName PLAN = ActionName.on(PluginRecord.NAME, "plan");
    private static final Field<Choice> TO = PLAN.choice(
                    "to", PluginRecord.ENABLED, PluginRecord.DISABLED, PluginRecord.REMOVED)
            .label("What is wanted")
            .required();
    private static final Field<String> FILES = PLAN.text("files")
            .label("SHA-256 of the files")
            .help("Which of several; empty: those that were enabled before, or the only ones there are")
            .maxLength(64);

    private ModuleActions() {}

    /** Writes down what a change would do, and shows it. */
    public static Action plan(Modules modules, Permission administer) {
        return Action.on(PluginRecord.NAME, "plan")
                .label("Plan a change")
                .requires(administer)
                .input(TO, FILES)
                .behind(task -> plan(task, modules));
    }

    /** Does what was written down. */
    public static Action apply(Modules modules, Permission administer) {
        return Action.on(PlanRecord.NAME, "apply")
                .label("Apply")
                .requires(administer)
                .when(PlanRecord.STATE.is(PlanRecord.PROPOSED))
                .behind(task -> {
                    modules.apply(task.actor(), task.record().id(), null);
                    return Result.show(task.record());
                });
    }

    private static Result plan(Task task, Modules modules) {
        String plugin = task.read(records -> records.as(AccessPolicy.self(AccessPolicy.KERNEL))
                .get(task.record())
                .get(PluginRecord.PLUGIN));
        PluginChange change = new PluginChange(
                plugin,
                PluginChange.Target.valueOf(task.get(TO).name().toUpperCase(Locale.ROOT)),
                task.find(FILES).orElse(null));
        return Result.show(
                modules.propose(task.actor(), List.of(change), List.of()).ref());
    }

    /** What is written down of plugins and plans is not deleted: it says who changed what. */
    public static void within(Changes changes) {
        boolean isKernel = changes.records().actor().ref().id().equals(AccessPolicy.selfId(AccessPolicy.KERNEL));
        for (Change change : changes) {
            if (change.after().isEmpty() && !isKernel) {
                throw Refusal.of(
                        Refusal.Code.FORBIDDEN,
                        Message.of(
                                "system.modules_kept",
                                "Plugins and plans are kept by the program: plan a change of the plugin instead"));
            }
        }
    }
}
