package org.kontor.core.system;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Ref;
import org.kontor.api.Row;

/** What holds of teams beyond their fields. */
final class TeamHooks {
    private TeamHooks() {}

    static void before(Drafts drafts) {
        for (Draft draft : drafts) {
            if (!draft.changes(Team.PART_OF)) {
                continue;
            }
            Optional<Ref> myself = draft.before().map(Row::ref);
            Set<Ref> seen = new HashSet<>();
            Optional<Ref> above = draft.find(Team.PART_OF);
            while (above.isPresent() && seen.add(above.get())) {
                if (above.equals(myself)) {
                    draft.refuse(Team.PART_OF, Words.circle());
                    break;
                }
                above = Administrators.own(drafts.records()).find(above.get()).flatMap(row -> row.find(Team.PART_OF));
            }
        }
    }
}
