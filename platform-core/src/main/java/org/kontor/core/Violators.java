package org.kontor.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.api.Actor;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Refusal;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.custom.ModelDifference;

/** Records that are there and break rules that are to come: they stay, and cannot be written as they are. */
final class Violators {
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);
    private static final Measure COUNT = Measure.count();

    private Violators() {}

    /** A sentence for each rule that is broken. */
    static List<Message> of(Platform now, ModelDifference difference) {
        List<Message> sentences = new ArrayList<>();
        difference.breaking(now.catalog()).forEach((rule, broken) -> {
            count(now, broken)
                    .ifPresent(records ->
                            sentences.add((now.catalog().get(broken.entity()).isApproved()
                                            ? Message.of(
                                                    "system.rule_broken_approved",
                                                    "The own rule {rule} is broken by {records} already there: such records stay as"
                                                            + " they are, and meet it the next time they are written; what waits for"
                                                            + " an approval or is frozen goes on as it is")
                                            : Message.of(
                                                    "system.rule_broken",
                                                    "The own rule {rule} is broken by {records} already there: such records stay as"
                                                            + " they are, and meet it the next time they are written"))
                                    .with("rule", rule)
                                    .with("records", records)));
        });
        return sentences;
    }

    /** How many records a question finds, to be read; empty where it finds none. */
    static Optional<Message> count(Platform now, Query broken) {
        return counted(() -> now.data()
                .read(
                        KERNEL,
                        records -> records.aggregate(broken, COUNT).lines().stream()
                                .<Object>flatMap(line -> line.find(COUNT).stream())
                                .findFirst()
                                .orElse(0)));
    }

    /** A number of records, to be read; empty where there are none. */
    static Optional<Message> counted(Supplier<Object> counting) {
        try {
            return Optional.of(counting.get())
                    .filter(count -> !String.valueOf(count).equals("0"))
                    .map(count -> Message.of("system.plan_records", "{count, plural, one {# record} other {# records}}")
                            .with("count", count));
        } catch (Refusal refused) {
            if (refused.code().isOutage()) {
                return Optional.of(Message.of(
                        "system.records_uncounted", "perhaps many records (they could not be counted in time)"));
            }
            throw refused;
        }
    }
}
