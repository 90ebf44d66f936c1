package org.kontor.core.duplicate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.core.merge.MergeMapper;
import org.kontor.core.merge.MergeRecord;
import org.kontor.core.record.AllRows;

/** What is done with pairs of likely duplicates: settled by people, and by merges. */
public final class DuplicateActions {
    private DuplicateActions() {}

    /** The two are not one; that is remembered. */
    public static Action distinct() {
        return Action.on(DuplicatePair.NAME, "distinct")
                .label("Not a duplicate")
                .requires(DuplicateScan.KEEP)
                .run(call -> settle(call.records(), call.record(), DuplicatePair.OPEN, DuplicatePair.DISTINCT));
    }

    /** That was said by mistake. */
    public static Action reopen() {
        return Action.on(DuplicatePair.NAME, "reopen")
                .label("Reopen")
                .requires(DuplicateScan.KEEP)
                .run(call -> settle(call.records(), call.record(), DuplicatePair.DISTINCT, DuplicatePair.OPEN));
    }

    private static Result settle(Records records, Row pair, Choice from, Choice to) {
        Records kernel = DuplicateScan.kernel(records);
        Row now = kernel.get(pair.ref());
        if (!now.get(DuplicatePair.STATE).equals(from)) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.duplicate_settled", "This pair is in another state by now"));
        }
        kernel.update(
                now,
                DuplicatePair.STATE.to(to),
                DuplicatePair.DECIDED_BY.to(
                        to.equals(DuplicatePair.DISTINCT) ? records.actor().ref() : null));
        return Result.none();
    }

    /** Pairs of records that were merged are settled, and open again when that is taken back. */
    public static void follow(Changes changes) {
        for (Change change : changes) {
            Row merge = change.after().orElse(null);
            if (merge != null && change.before().isPresent()) {
                follow(changes.records(), merge);
            }
        }
    }

    private static void follow(Records records, Row merge) {
        Records kernel = DuplicateScan.kernel(records);
        Ref survivor = merge.get(MergeRecord.SURVIVOR);
        Set<Ref> gone = new HashSet<>();
        kernel.mapper(MergeMapper.class)
                .gone(merge.ref().id())
                .forEach(each -> gone.add(Ref.of(survivor.entity(), each.recordId())));
        if (gone.isEmpty()) {
            return;
        }
        boolean isMerged = merge.get(MergeRecord.STATE).equals(MergeRecord.MERGED);
        Choice from = isMerged ? DuplicatePair.OPEN : DuplicatePair.MERGED;
        Choice to = isMerged ? DuplicatePair.MERGED : DuplicatePair.OPEN;
        // those of which one that went is the first hang on it, and lie in the trash with it
        Query pairs = Query.of(DuplicatePair.NAME)
                .where(DuplicatePair.OTHER.in(List.copyOf(gone)).and(DuplicatePair.STATE.is(from)));
        AllRows.of(kernel, pairs).forEach(pair -> kernel.update(pair, DuplicatePair.STATE.to(to)));
    }
}
