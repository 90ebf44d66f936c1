package org.kontor.tests.stacking;

import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Message;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;

/** Items that stand on one another: none goes from under another one, and none comes back onto nothing. */
public final class StackingPlugin implements Plugin {
    static final EntityName ITEM = EntityName.of("stacking", "item");
    static final Field<String> LABEL = ITEM.text("label").required();
    static final Field<Ref> ON = ITEM.reference("stands_on", ITEM);
    static final Field<String> MARK = ITEM.text("mark");
    /** How often it was marked: what a hook writes along. */
    static final Field<Long> MARKS = ITEM.integer("marks");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("stacking", "Stacking")
                .entities(Entity.of(ITEM, "Item", "Items")
                        .fields(LABEL, ON, MARK, MARKS)
                        .title(LABEL))
                .hooks(Hook.before(ITEM, StackingPlugin::before), Hook.within(ITEM, StackingPlugin::within));
    }

    private static void before(Drafts drafts) {
        for (Draft draft : drafts) {
            if (draft.find(MARK).filter("broken"::equals).isPresent()
                    && draft.get(LABEL).endsWith("3")) {
                throw new IllegalStateException("a hook that fails");
            }
            if (draft.changes(MARK) && draft.find(MARK).isPresent() && !draft.changes(MARKS)) {
                draft.set(MARKS.to(draft.find(MARKS).orElse(0L) + 1));
            }
        }
    }

    private static void within(Changes changes) {
        for (Change change : changes) {
            Row gone = change.before().filter(row -> change.after().isEmpty()).orElse(null);
            if (gone != null
                    && !changes.records()
                            .list(Query.of(ITEM).where(ON.is(gone.ref())).limit(1))
                            .rows()
                            .isEmpty()) {
                throw refused("Another item stands on it");
            }
            Row back = change.after().filter(row -> change.before().isEmpty()).orElse(null);
            Ref on = back == null ? null : back.find(ON).orElse(null);
            if (on != null && changes.records().find(on).isEmpty()) {
                throw refused("There is nothing under it");
            }
        }
    }

    private static Refusal refused(String reason) {
        return Refusal.of(
                Refusal.Code.CONFLICT,
                Message.of("stacking.unstable", "{reason}").with("reason", reason));
    }
}
