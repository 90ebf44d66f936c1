package org.kontor.core.slow;

import java.util.List;
import org.kontor.api.Action;
import org.kontor.api.EntityName;
import org.kontor.api.Permission;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Task;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.custom.ModelChange;
import org.kontor.core.meta.ShortNames;
import org.kontor.core.module.Modules;

/** What administrators do about slow lists: they have an index planned, as an own rule of the kind {@code index}. */
public final class SlowActions {
    private static final String PREFIX = "index_";
    private static final int LONGEST = 50;

    private SlowActions() {}

    /** Writes down a plan that makes the index, and shows it. */
    public static Action plan(Modules modules, Permission administer) {
        return Action.on(SlowList.NAME, "plan")
                .label("Plan an index")
                .requires(administer)
                .when(SlowList.ADVICE.is(SlowList.INDEX))
                .behind(task -> plan(task, modules));
    }

    private static Result plan(Task task, Modules modules) {
        ModelChange change = task.read(records -> change(kernel(records).get(task.record())));
        Ref plan = modules.propose(task.actor(), List.of(), List.of(change)).ref();
        task.write(
                "plan",
                records -> kernel(records)
                        .update(kernel(records).get(task.record()), SlowList.PLAN.to(plan))
                        .ref());
        return Result.show(plan);
    }

    private static Records kernel(Records records) {
        return records.as(AccessPolicy.self(AccessPolicy.KERNEL));
    }

    private static ModelChange change(Row list) {
        return ModelChange.index(
                EntityName.parse(list.get(SlowList.ENTITY)),
                rule(list.get(SlowList.FIELDS)),
                ListShape.names(list, SlowList.FIELDS));
    }

    /** What the rule is called; the same for the same fields. */
    private static String rule(String fields) {
        String name = PREFIX + fields.replace(", ", "_");
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 9) + "_" + ShortNames.hash(name);
    }
}
