package org.kontor.core.task;

import java.time.Duration;

/** Ends a run of a task's code: thrown by the step that notices. */
final class TaskStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Kind {
        /** Another node has it, or it has ended otherwise: nothing more is written. */
        LOST,
        CANCELLED,
        /** It goes on later. */
        PARKED
    }

    private final Kind kind;
    private final transient Duration pause;
    private final boolean isWaiting;
    private final boolean isInVain;

    private TaskStop(Kind kind, String reason, Duration pause, boolean isWaiting) {
        this(kind, reason, pause, isWaiting, false);
    }

    private TaskStop(Kind kind, String reason, Duration pause, boolean isWaiting, boolean isInVain) {
        super(reason, null, false, false);
        this.kind = kind;
        this.pause = pause;
        this.isWaiting = isWaiting;
        this.isInVain = isInVain;
    }

    static TaskStop lost() {
        return new TaskStop(Kind.LOST, "another node has taken the task, or it was ended", Duration.ZERO, false);
    }

    static TaskStop cancelled() {
        return new TaskStop(Kind.CANCELLED, "the task was cancelled", Duration.ZERO, false);
    }

    /** The server stops: whoever is free goes on. */
    static TaskStop shutDown() {
        return new TaskStop(Kind.PARKED, "the server stops", Duration.ZERO, false);
    }

    /** It waits, for a reason that is shown. */
    static TaskStop waiting(Duration pause, String reason) {
        return new TaskStop(Kind.PARKED, reason, pause, true);
    }

    /** The model was changed under it: it goes on, on the platform that is current then. */
    static TaskStop behind() {
        return new TaskStop(Kind.PARKED, "what is declared was changed meanwhile", Duration.ofSeconds(1), false, true);
    }

    /** What became of it could not be written: what is done of it is known, and it goes on. */
    static TaskStop again() {
        return new TaskStop(Kind.PARKED, "what became of it could not be written", Duration.ofSeconds(1), false, true);
    }

    Kind kind() {
        return kind;
    }

    Duration pause() {
        return pause;
    }

    /** Whether it is shown as waiting. */
    boolean isWaiting() {
        return isWaiting;
    }

    /** Whether nothing came of the try, though nobody asked it to stop: such tries are counted. */
    boolean isInVain() {
        return isInVain;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
