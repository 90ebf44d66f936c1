package org.kontor.core.task;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Message;

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

    /** What is wrong. */
    public Message reason() {
        if (!isOver()) {
            return Message.of("system.upgrade_open", "it has not ended: records may lack what it fills");
        }
        Message how = state.filter(TaskRecord.CANCELLED.name()::equals).isPresent()
                ? Message.of("system.upgrade_cancelled", "it was cancelled")
                : Message.of("system.upgrade_failed", "it has failed");
        return failed == 0
                ? how
                : Message.of(
                                "system.upgrade_unfilled",
                                "{how}: {count, plural, one {# record} other {# records}} could not be filled")
                        .with("how", how)
                        .with("count", failed);
    }

    /** What an administrator does about it. */
    public Message mend() {
        if (task.isEmpty()) {
            return isOver()
                    ? Message.of("system.upgrade_repeat_its", "mend what the task names, and repeat it")
                    : Message.of("system.upgrade_wait_its", "wait for its task");
        }
        return (isOver()
                        ? Message.of("system.upgrade_repeat", "mend what the task {task} names, and repeat it")
                        : Message.of("system.upgrade_wait", "wait for its task {task}"))
                .with("task", task.get().toString());
    }

    /** Both. */
    public Message said() {
        return Message.of("system.upgrade_said", "{reason}; {mend}")
                .with("reason", reason())
                .with("mend", mend());
    }
}
