package org.kontor.tests.broken;

import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Result;
import org.kontor.tests.broken.api.Breaking;

/** Breaks where and how it is told. */
public final class BrokenPlugin implements Plugin {
    static final EntityName CASE = EntityName.of("broken", "case");
    static final Field<String> CODE = CASE.text("code").required().unique();
    static final Field<String> BEFORE = CASE.text("before_fault");
    static final Field<String> WITHIN = CASE.text("within_fault");
    static final EntityName TRACE = EntityName.of("broken", "trace");
    static final Field<String> OF = TRACE.text("of").required();
    static final Permission WORK = Permission.of("broken", "work", "Break things");
    static final ActionName BREAK = ActionName.of("broken", "break");
    static final Field<String> ACTION = BREAK.text("fault").required();
    static final ActionName SERVE = ActionName.of("broken", "serve");
    static final Field<String> SERVICE = SERVE.text("fault").required();

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("broken", "Broken")
                .entities(
                        Entity.of(CASE, "Case", "Cases").fields(CODE, BEFORE, WITHIN),
                        Entity.of(TRACE, "Trace", "Traces").fields(OF))
                .permissions(WORK)
                .hooks(Hook.before(CASE, BrokenPlugin::before), Hook.within(CASE, BrokenPlugin::within))
                .provides(Breaking.class, fault -> {
                    Faults.happen(fault, () -> {});
                    return "whole";
                })
                .actions(
                        Action.of(BREAK).requires(WORK).input(ACTION).run(call -> {
                            call.records().create(TRACE, OF.to("action"));
                            Faults.happen(call.get(ACTION), () -> call.records().create(TRACE, OF.to("late")));
                            return Faults.result(call.get(ACTION));
                        }),
                        Action.of(SERVE).requires(WORK).input(SERVICE).run(call -> {
                            call.records().create(TRACE, OF.to("service"));
                            context.service(Breaking.class).breakBy(call.get(SERVICE));
                            return Result.none();
                        }))
                .resources(BrokenResource.class);
    }

    private static void before(Drafts drafts) {
        for (Draft draft : drafts) {
            draft.find(BEFORE)
                    .ifPresent(fault -> Faults.happen(
                            fault, () -> drafts.records().list(Query.of(TRACE)), () -> Faults.spoil(draft)));
        }
    }

    private static void within(Changes changes) {
        for (Change change : changes) {
            change.after().flatMap(row -> row.find(WITHIN)).ifPresent(fault -> {
                changes.records().create(TRACE, OF.to("within"));
                Faults.happen(
                        fault,
                        () -> changes.records().create(TRACE, OF.to("late")),
                        () -> changes.records().update(change.after().orElseThrow(), OF.to("another entity's")));
            });
        }
    }
}
