package org.kontor.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class NearestName {
    private NearestName() {}

    /** The name that differs least from what was written, if it is near enough to be meant. */
    public static Optional<String> to(String written, Collection<String> names) {
        String low = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt((String name) -> distance(low, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(low, name.toLowerCase(Locale.ROOT)) <= Math.max(2, name.length() / 4));
    }

    /** Insertions, deletions, replacements and swaps of neighbours that make one text of the other. */
    static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int k = 0; k <= other.length(); k++) {
                if (i == 0 || k == 0) {
                    steps[i][k] = i + k;
                    continue;
                }
                int differs = one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1;
                int least = Math.min(steps[i - 1][k - 1] + differs, Math.min(steps[i - 1][k] + 1, steps[i][k - 1] + 1));
                if (i > 1
                        && k > 1
                        && one.charAt(i - 1) == other.charAt(k - 2)
                        && one.charAt(i - 2) == other.charAt(k - 1)) {
                    least = Math.min(least, steps[i - 2][k - 2] + 1);
                }
                steps[i][k] = least;
            }
        }
        return steps[one.length()][other.length()];
    }
}
