package org.kontor.core;

import java.util.ArrayList;
import java.util.List;
import org.kontor.api.Actor;
import org.kontor.api.Measure;
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
    static List<String> of(Platform now, ModelDifference difference) {
        List<String> sentences = new ArrayList<>();
        difference.breaking(now.catalog()).forEach((rule, broken) -> {
            String records = count(now, broken);
            if (!records.equals("0")) {
                sentences.add("The own rule " + rule + " is broken by " + records
                        + " records that are there: they stay as they are, and meet it the next time they are written"
                        + (now.catalog().get(broken.entity()).isApproved()
                                ? "; what waits for an approval or is frozen goes on as it is"
                                : ""));
            }
        });
        return sentences;
    }

    /** How many records a question finds, to be read. */
    static String count(Platform now, Query broken) {
        try {
            return now.data()
                    .read(
                            KERNEL,
                            records -> records.aggregate(broken, COUNT).lines().stream()
                                    .flatMap(line -> line.find(COUNT).stream())
                                    .map(String::valueOf)
                                    .findFirst()
                                    .orElse("0"));
        } catch (Refusal refused) {
            if (refused.code().isOutage()) {
                return "perhaps many (they could not be counted in time)";
            }
            throw refused;
        }
    }
}
