package org.kontor.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.kontor.core.match.MatchField;
import org.kontor.core.match.MatchKeys;
import org.kontor.core.match.MatchKind;
import org.kontor.core.match.MatchModel;
import org.kontor.core.match.MatchProfile;
import org.kontor.core.match.MatchScore;
import org.kontor.core.match.Matcher;

/** How many of known duplicates are found, and how many that are none, with candidates by keys as the product finds them. */
public final class MatchTrial {
    private static final MatchModel MODEL = MatchModel.of(List.of(
            field("name", MatchKind.NAME),
            field("registration_number", MatchKind.NUMBER),
            field("email", MatchKind.EMAIL),
            field("phone", MatchKind.PHONE),
            field("street", MatchKind.STREET),
            field("postal_code", MatchKind.POSTCODE),
            field("city", MatchKind.CITY)));

    /**
     * What came of it.
     *
     * @param pairs of records that are duplicates
     * @param candidates pairs that were compared
     * @param reached pairs of duplicates among these
     * @param found pairs that were proposed
     * @param right of these those that are duplicates
     */
    public record Outcome(long pairs, long candidates, long reached, long found, long right) {
        public double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        public double recall() {
            return pairs == 0 ? 1 : (double) right / pairs;
        }
    }

    /** Takes a pair that was proposed wrongly, or not proposed: as text. */
    public interface Wrong extends BiConsumer<Boolean, String> {}

    private MatchTrial() {}

    private static MatchField field(String name, MatchKind kind) {
        return new MatchField(name, null, kind, kind.weight());
    }

    /**
     * Tries it.
     *
     * @param threshold from which score on a pair is proposed
     * @param most so many candidates of each record are compared
     */
    public static Outcome of(List<KnownDuplicates.Known> records, double threshold, int most, Wrong wrong) {
        List<MatchProfile> profiles = new ArrayList<>(records.size());
        List<List<String>> keys = new ArrayList<>(records.size());
        Map<String, List<Integer>> index = new HashMap<>();
        Map<Integer, Integer> people = new HashMap<>();
        long pairs = 0;
        for (int i = 0; i < records.size(); i++) {
            MatchProfile profile = MatchProfile.of(MODEL, records.get(i).values());
            profiles.add(profile);
            keys.add(MatchKeys.of(profile));
            int number = i;
            keys.get(i)
                    .forEach(key -> index.computeIfAbsent(key, first -> new ArrayList<>())
                            .add(number));
            pairs += people.merge(records.get(i).who(), 1, Integer::sum) - 1;
        }
        Set<Long> compared = new HashSet<>();
        long reached = 0;
        long found = 0;
        long right = 0;
        for (int i = 0; i < records.size(); i++) {
            for (int other : candidates(keys.get(i), index, i, most)) {
                long pair = (long) Math.min(i, other) * records.size() + Math.max(i, other);
                if (!compared.add(pair)) {
                    continue;
                }
                boolean isOne = records.get(i).who() == records.get(other).who();
                MatchScore score = Matcher.of(profiles.get(i), profiles.get(other));
                boolean isFound = score.value() >= threshold;
                reached += isOne ? 1 : 0;
                found += isFound ? 1 : 0;
                right += isOne && isFound ? 1 : 0;
                if (isOne != isFound) {
                    wrong.accept(isFound, records.get(i) + "\n  " + records.get(other) + "\n  " + score);
                }
            }
        }
        return new Outcome(pairs, compared.size(), reached, found, right);
    }

    private static List<Integer> candidates(List<String> keys, Map<String, List<Integer>> index, int self, int most) {
        Map<Integer, Integer> common = new HashMap<>();
        for (String key : keys) {
            index.getOrDefault(key, List.of()).forEach(each -> common.merge(each, 1, Integer::sum));
        }
        common.remove(self);
        return common.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
