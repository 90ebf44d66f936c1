package org.kontor.core.task;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Records;
import org.kontor.api.Task;

/** What tasks of the kernel are given beside what plugins' are. */
public interface KernelTask extends Task {
    /**
     * Writes in one transaction that is kept only if the task is this node's still. Nothing is noted of it, and so it may
     * come again after a kill: the work sees by what it wrote what is done.
     *
     * @param step under which it is known, of one kind of work
     */
    <T extends @Nullable Object> T held(String step, Function<Records, T> work);

    /** Ends the run if it is to end: after a failure that may have been that. */
    void check();

    /** The platform that it runs on. */
    TaskStage stage();
}
