package org.kontor.contacts.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.EntityName;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Values;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.StageChange;

/** Keeps when accounts moved from one stage of their life to another. */
final class StageLog {
    private static final EntityName USER = EntityName.of("system", "user");

    private final PluginContext context;

    StageLog(PluginContext context) {
        this.context = context;
    }

    void write(Changes changes) {
        Optional<Ref> mover = Optional.of(changes.records().actor().ref())
                .filter(ref -> ref.entity().equals(USER));
        List<Values> moves = new ArrayList<>();
        for (Change change : changes) {
            if (change.before().isPresent() && change.after().isPresent() && change.changed(Account.LIFECYCLE_STAGE)) {
                moves.add(Values.of(
                        StageChange.ACCOUNT.to(change.ref()),
                        StageChange.STAGE_BEFORE.to(change.before()
                                .get()
                                .find(Account.LIFECYCLE_STAGE)
                                .orElse(null)),
                        StageChange.STAGE_AFTER.to(change.after()
                                .get()
                                .find(Account.LIFECYCLE_STAGE)
                                .orElse(null)),
                        StageChange.MOVED_AT.to(context.clock().instant()),
                        StageChange.MOVED_BY.to(mover.orElse(null))));
            }
        }
        if (!moves.isEmpty()) {
            changes.records().as(context.self()).create(StageChange.NAME, moves);
        }
    }
}
