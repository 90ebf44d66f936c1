package org.kontor.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may decide in whose place, against a plain telling of the same. */
class SeatsTest {
    private static final int PEOPLE = 6;
    private static final int ROUNDS = 5_000;

    private final Random random = new Random(163);
    private final List<UUID> people =
            Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();

    private Set<UUID> some() {
        Set<UUID> some = new HashSet<>();
        for (UUID each : people) {
            if (random.nextInt(3) == 0) {
                some.add(each);
            }
        }
        return some;
    }

    @Test
    void eachSeatIsTakenOnceNobodyTakesTwoAndNobodyDecidesOnTheirOwn() {
        for (int round = 0; round < ROUNDS; round++) {
            Set<UUID> approvers = some();
            Set<UUID> own = some();
            Set<UUID> keepers = some();
            Set<UUID> barred = new HashSet<>(own);
            barred.addAll(keepers);
            Map<UUID, Set<UUID>> deputies = new HashMap<>();
            approvers.forEach(each -> deputies.put(each, some()));
            Seats seats = new Seats(approvers, own, keepers, deputies, Map.of());
            Map<UUID, UUID> told = new HashMap<>();
            List<UUID> comers = new ArrayList<>();
            for (int i = 0; i < 2 * PEOPLE; i++) {
                comers.add(people.get(random.nextInt(PEOPLE)));
            }
            for (UUID comer : comers) {
                assertThat(seats.waiting()).isEqualTo(waiting(approvers, barred, deputies, told));
                boolean may = mayDecide(comer, approvers, barred, deputies, told);
                Optional<UUID> seat = seats.of(comer);
                assertThat(seat.isPresent()).isEqualTo(may);
                if (seat.isPresent()) {
                    UUID taken = seat.get();
                    assertThat(told).doesNotContainKey(taken).doesNotContainValue(comer);
                    assertThat(taken.equals(comer) || deputies.get(taken).contains(comer))
                            .isTrue();
                    assertThat(barred).doesNotContain(taken, comer);
                    told.put(taken, comer);
                    seats = seats.with(taken, comer);
                } else {
                    assertThat(seats.why(comer)).isEqualTo(why(comer, approvers, own, keepers, told));
                }
            }
            Set<UUID> asked = new HashSet<>(approvers);
            asked.removeAll(barred);
            assertThat(seats.isSatisfied(0)).isEqualTo(!told.isEmpty() && told.size() == asked.size());
            assertThat(seats.isSatisfied(2)).isEqualTo(told.size() >= 2);
        }
    }

    private static Seats.No why(
            UUID user, Set<UUID> approvers, Set<UUID> own, Set<UUID> keepers, Map<UUID, UUID> told) {
        if (own.contains(user)) {
            return Seats.No.OWN;
        }
        if (keepers.contains(user)) {
            return Seats.No.KEEPER;
        }
        if (told.containsValue(user)) {
            return Seats.No.DECIDED;
        }
        return approvers.contains(user) ? Seats.No.REPLACED : Seats.No.NOT_ASKED;
    }

    private Set<UUID> waiting(
            Set<UUID> approvers, Set<UUID> barred, Map<UUID, Set<UUID>> deputies, Map<UUID, UUID> told) {
        Set<UUID> waiting = new HashSet<>();
        for (UUID each : people) {
            if (mayDecide(each, approvers, barred, deputies, told)) {
                waiting.add(each);
            }
        }
        return waiting;
    }

    private static boolean mayDecide(
            UUID user, Set<UUID> approvers, Set<UUID> barred, Map<UUID, Set<UUID>> deputies, Map<UUID, UUID> told) {
        if (barred.contains(user) || told.containsValue(user)) {
            return false;
        }
        return approvers.stream()
                .filter(each -> !barred.contains(each) && !told.containsKey(each))
                .anyMatch(each -> each.equals(user) || deputies.get(each).contains(user));
    }
}
