package org.kontor.core.notice;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Call;
import org.kontor.api.Permission;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;

/** What recipients do with notices. */
public final class NoticeActions {
    /** Everybody has it: it is for one's own notices. */
    public static final Permission OWN = Permission.of("system", "use_notices", "Mark one's own notices as seen");

    private NoticeActions() {}

    public static Action seen(InstantSource clock) {
        return Action.on(NoticeRecord.NAME, "seen")
                .label("Mark as seen")
                .requires(OWN)
                .when(NoticeRecord.SEEN_AT.isEmpty())
                .run(call -> {
                    mark(kernel(call), List.of(call.record()), clock.instant());
                    return Result.none();
                });
    }

    public static Action allSeen(InstantSource clock) {
        return Action.of(ActionName.of("system", "all_notices_seen"))
                .label("Mark all notices as seen")
                .requires(OWN)
                .run(call -> {
                    allSeen(call, clock.instant());
                    return Result.none();
                });
    }

    private static void allSeen(Call call, Instant now) {
        Records kernel = kernel(call);
        Query unseen = Query.of(NoticeRecord.NAME)
                .where(NoticeRecord.RECIPIENT.is(call.records().actor().ref()).and(NoticeRecord.SEEN_AT.isEmpty()))
                .limit(Query.MOST);
        List<Row> rows;
        do {
            rows = kernel.list(unseen).rows();
            mark(kernel, rows, now);
        } while (rows.size() == Query.MOST);
    }

    private static void mark(Records kernel, List<Row> notices, Instant now) {
        notices.forEach(notice -> kernel.update(notice, NoticeRecord.SEEN_AT.to(now)));
    }

    private static Records kernel(Call call) {
        return call.records().as(AccessPolicy.self(AccessPolicy.KERNEL));
    }
}
