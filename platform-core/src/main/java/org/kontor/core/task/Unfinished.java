package org.kontor.core.task;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An upgrade that is not done.
 *
 * @param plugin whose it is
 * @param version to which it leads
 * @param task that fills; empty where it has not begun
 * @param state of that task
 * @param failed how many records it could not fill
 */
public record Unfinished(String plugin, String version, Optional<UUID> task, Optional<String> state, long failed) {
    private static final Set<String> OVER =
            Set.of(TaskRecord.FAILED.name(), TaskRecord.CANCELLED.name(), TaskRecord.UNKNOWN.name());

    /** Whether it does not go on by itself. */
    public boolean isOver() {
        return state.filter(OVER::contains).isPresent();
    }

    /** What is wrong, in English. */
    public String reason() {
        if (!isOver()) {
            return "it has not ended: records may lack what it fills";
        }
        String how =
                state.filter(TaskRecord.CANCELLED.name()::equals).isPresent() ? "it was cancelled" : "it has failed";
        return how
                + switch ((int) Math.min(failed, 2)) {
                    case 0 -> "";
                    case 1 -> ": 1 record could not be filled";
                    default -> ": " + failed + " records could not be filled";
                };
    }

    /** What an administrator does about it, in English. */
    public String mend() {
        String named = task.map(id -> " " + id).orElse("");
        return isOver() ? "mend what the task" + named + " names, and repeat it" : "wait for its task" + named;
    }
}
