package org.kontor.core.mass;

import java.time.Instant;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.core.change.LogCut;
import org.kontor.core.change.PastEntries;
import org.kontor.core.database.Database;
import org.kontor.core.record.MassEdits;

/** What the change log keeps of mass changes. */
public final class MassLog {
    private MassLog() {}

    /**
     * Refuses where entries are cut off.
     *
     * @throws Refusal CONFLICT
     */
    static void requireKept(Records kernel, Instant since) {
        MassEdits.cutOff(kernel)
                .map(LogCut::at)
                .filter(at -> !since.isAfter(at))
                .ifPresent(cut -> {
                    throw Refusal.of(
                            Refusal.Code.CONFLICT,
                            Message.of(
                                            "system.mass_cut",
                                            "The change log is kept from {at} on; what records held before this mass change is not known any more")
                                    .with("at", cut));
                });
    }

    /** Forgets the records of mass changes whose entries are cut off: these cannot be taken back any more. */
    public static void sweep(Database database) {
        Instant cut = database.glance(PastEntries::cutOff).map(LogCut::at).orElse(Instant.EPOCH);
        database.write(transaction -> {
            MassMapper mapper = transaction.mapper(MassMapper.class);
            return mapper.sweepPages(cut) + mapper.sweepFailures(cut);
        });
    }
}
