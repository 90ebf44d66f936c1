package org.kontor.tests.trouble;

import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Result;

/** Makes trouble in a hook, an action and a resource. */
public final class TroublePlugin implements Plugin {
    static final EntityName CASE = EntityName.of("trouble", "case");
    static final Field<String> KIND = CASE.text("kind").required();
    static final Permission WORK = Permission.of("trouble", "work", "Make trouble");
    static final ActionName MAKE = ActionName.of("trouble", "make");
    static final Field<String> HOW = MAKE.text("how").required();

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("trouble", "Trouble")
                .entities(Entity.of(CASE, "Case", "Cases").fields(KIND))
                .permissions(WORK)
                .hooks(Hook.before(CASE, drafts -> drafts.forEach(draft -> Trouble.make(draft.get(KIND)))))
                .actions(Action.of(MAKE).requires(WORK).input(HOW).run(call -> {
                    Trouble.make(call.get(HOW));
                    return Result.none();
                }))
                .resources(TroubleResource.class);
    }
}
