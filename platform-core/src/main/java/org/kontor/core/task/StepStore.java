package org.kontor.core.task;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Records;
import org.kontor.api.Ref;

/** The steps of one run in the database, each written while the run is held. */
interface StepStore {
    int LONGEST_NAME = 100;

    /**
     * One transaction of a step: nothing of it is kept when the run is another node's by now.
     *
     * @throws TaskStop then, and when the run was ended otherwise
     */
    <T extends @Nullable Object> T inside(String step, Choice kind, Function<Inside, T> work);

    /** What a transaction of a step works with. */
    interface Inside {
        /** Records as the run's actor. */
        Records records();

        /** What is remembered of the step; null when it was not begun. */
        @Nullable
        StepMark mark();

        default StepMark known() {
            StepMark mark = mark();
            if (mark == null) {
                throw new IllegalStateException("the step was not begun");
            }
            return mark;
        }

        /** Remembers it. */
        void note(StepMark mark);

        /** Remembers how far a step is that goes on by the second. */
        void move(String answer);

        /** Names a record that the step could not work on. */
        void failed(Ref record, String reason);
    }

    static void checkName(String step) {
        if (step.isBlank() || step.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A step's name has 1 to " + LONGEST_NAME + " characters: " + step);
        }
    }

    static void checkKind(String step, @Nullable StepMark known, Choice kind) {
        if (known != null && !known.kind().equals(kind)) {
            throw new IllegalStateException("The step " + step + " was a "
                    + known.kind().name() + " before, and is a " + kind.name() + " now: give it another name");
        }
    }
}
