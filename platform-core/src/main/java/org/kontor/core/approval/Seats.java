package org.kontor.core.approval;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asked in a step, and who of them has approved: a seat for each approver, taken by themselves or by a deputy.
 * Nobody takes two.
 *
 * @param approvers who is asked, without those whose own matter it is and those who asked others
 * @param own whose own matter it is
 * @param keepers who asked others here in place of approvers: they have chosen who decides, and do not decide besides
 * @param deputies who may decide in whose place today
 * @param taken who approved, by the seat that they took
 */
record Seats(
        Set<UUID> approvers, Set<UUID> own, Set<UUID> keepers, Map<UUID, Set<UUID>> deputies, Map<UUID, UUID> taken) {
    Seats {
        approvers = new LinkedHashSet<>(approvers);
        approvers.removeAll(own);
        approvers.removeAll(keepers);
    }

    /** Why somebody may not decide. */
    enum No {
        OWN,
        KEEPER,
        DECIDED,
        REPLACED,
        NOT_ASKED
    }

    /** The seat that somebody may take: their own, or another's whose deputy they are. */
    Optional<UUID> of(UUID user) {
        if (own.contains(user) || keepers.contains(user) || taken.containsValue(user)) {
            return Optional.empty();
        }
        return approvers.contains(user) && !taken.containsKey(user)
                ? Optional.of(user)
                : approvers.stream()
                        .filter(each ->
                                !taken.containsKey(each) && deputies(each).contains(user))
                        .findFirst();
    }

    /** Why somebody has no seat. */
    No why(UUID user) {
        if (own.contains(user)) {
            return No.OWN;
        }
        if (keepers.contains(user)) {
            return No.KEEPER;
        }
        if (taken.containsValue(user)) {
            return No.DECIDED;
        }
        return approvers.contains(user) ? No.REPLACED : No.NOT_ASKED;
    }

    private Set<UUID> deputies(UUID approver) {
        return deputies.getOrDefault(approver, Set.of());
    }

    /** Whoever may decide now. */
    Set<UUID> waiting() {
        Set<UUID> waiting = new LinkedHashSet<>();
        for (UUID approver : approvers) {
            if (!taken.containsKey(approver)) {
                waiting.add(approver);
                waiting.addAll(deputies(approver));
            }
        }
        waiting.removeIf(user -> of(user).isEmpty());
        return waiting;
    }

    /** Whether as many have approved as are needed; 0 for all who are asked. */
    boolean isSatisfied(long needed) {
        return needed == 0 ? !taken.isEmpty() && taken.keySet().containsAll(approvers) : taken.size() >= needed;
    }

    /** With one more. */
    Seats with(UUID seat, UUID user) {
        Map<UUID, UUID> more = new HashMap<>(taken);
        more.put(seat, user);
        return new Seats(approvers, own, keepers, deputies, more);
    }
}
