package org.kontor.benchmarks;

import java.util.List;
import java.util.Locale;
import org.kontor.testing.KnownDuplicates;
import org.kontor.testing.MatchTrial;

/** How many known duplicates among records of three languages and Chinese are found by the defaults, and how many that are none. */
final class Matches {
    private static final int MOST = 50;
    private static final double[] THRESHOLDS = {0.75, 0.95};

    private final int records;
    private final long seed;

    Matches(int records, long seed) {
        this.records = records;
        this.seed = seed;
    }

    void run() {
        List<KnownDuplicates.Known> all = KnownDuplicates.make(records, seed);
        for (double threshold : THRESHOLDS) {
            long begun = System.nanoTime();
            MatchTrial.Outcome outcome = MatchTrial.of(all, threshold, MOST, (isFound, pair) -> {});
            System.out.printf(
                    Locale.ROOT,
                    "%d records, from %.2f on: precision %.4f, recall %.4f of %d pairs; %d compared in %d ms%n",
                    all.size(),
                    threshold,
                    outcome.precision(),
                    outcome.recall(),
                    outcome.pairs(),
                    outcome.candidates(),
                    (System.nanoTime() - begun) / 1_000_000);
        }
    }
}
