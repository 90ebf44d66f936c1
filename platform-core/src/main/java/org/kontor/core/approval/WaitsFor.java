package org.kontor.core.approval;

import java.util.List;
import java.util.stream.Collectors;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.record.AllRows;
import org.kontor.core.record.Approving;

/** Says to whoever would change a record for whose decision it waits. */
final class WaitsFor {
    private static final Field<String> FULL_NAME = CatalogBuilder.USER.text("full_name");

    private WaitsFor() {}

    /**
     * For whom an approval waits.
     *
     * @param approval as somebody sees it
     * @param theirs records in that somebody's right: names are told that they may read
     */
    static Message of(Row approval, Records theirs) {
        List<Ref> people = approval.find(ApprovalRecord.WAITING_FOR).orElse(List.of());
        String names = people.isEmpty()
                ? ""
                : AllRows.of(
                                theirs,
                                Query.of(CatalogBuilder.USER)
                                        .where(CatalogBuilder.USER.self().in(people)))
                        .flatMap(user -> user.find(FULL_NAME).stream())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Approving.waits()
                : Message.of(
                                "system.waits_for",
                                "The record waits for a decision on {what}, by {people}, and does not change until then; whoever"
                                        + " asked for it can withdraw it")
                        .with("what", approval.get(ApprovalRecord.WHAT))
                        .with("people", names);
    }
}
