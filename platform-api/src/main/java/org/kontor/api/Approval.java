package org.kontor.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That others have to agree before an {@link Action} moves a record: steps in order, each with its approvers. Whoever runs
 * the action asks for it; the record waits, and does not change meanwhile; the last approval moves it to the action's
 * state, a rejection to another. Immutable; every method answers a copy.
 *
 * {@snippet class="org.kontor.example.Approving" region="approval"}
 *
 * @param waiting the state in which the record waits
 * @param rejected the state that a rejection moves it to
 * @param steps in order
 * @param isOwnAllowed whether people approve what they asked for, made or own
 * @param open fields that go on changing while the record waits
 */
public record Approval(Choice waiting, Choice rejected, List<Step> steps, boolean isOwnAllowed, List<Field<?>> open) {
    public Approval {
        Objects.requireNonNull(waiting, "waiting");
        Objects.requireNonNull(rejected, "rejected");
        steps = List.copyOf(steps);
        open = List.copyOf(open);
    }

    /**
     * One step.
     *
     * @param name unique within the approval: lower-case letters, digits and {@code _}
     * @param approvers who may decide
     * @param needed how many of them approve; 0 for all
     * @param when on which records the step is needed, asked when its turn comes: a limit
     * @param deadline how long it may take; then those who are named decide, or it is rejected
     * @param escalation who decides after the deadline; nobody where that rejects
     */
    public record Step(
            String name,
            List<Who> approvers,
            int needed,
            Condition when,
            Optional<Duration> deadline,
            List<Who> escalation) {
        public Step {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(deadline, "deadline");
            approvers = List.copyOf(approvers);
            escalation = List.copyOf(escalation);
        }

        /** A step that one of them approves. */
        public static Step of(String name, Who... approvers) {
            return new Step(name, List.of(approvers), 1, Condition.always(), Optional.empty(), List.of());
        }

        /** So many of them approve. */
        public Step needs(int approvers) {
            return new Step(name, this.approvers, approvers, when, deadline, escalation);
        }

        /** All of them approve. */
        public Step needsAll() {
            return needs(0);
        }

        /** Only on such records: {@code TOTAL.moreThan(…)}. */
        public Step when(Condition condition) {
            return new Step(name, approvers, needed, condition, deadline, escalation);
        }

        /** After this time it is rejected. */
        public Step within(Duration time) {
            return new Step(name, approvers, needed, when, Optional.of(time), List.of());
        }

        /** After this time one of these decides in place of the approvers. */
        public Step within(Duration time, Who... escalation) {
            return new Step(name, approvers, needed, when, Optional.of(time), List.of(escalation));
        }
    }

    /** An approval with the state in which records wait and the one that a rejection leads to; steps are added. */
    public static Approval of(Choice waiting, Choice rejected) {
        return new Approval(waiting, rejected, List.of(), false, List.of());
    }

    /** With one more step. */
    public Approval step(Step step) {
        return new Approval(
                waiting,
                rejected,
                Stream.concat(steps.stream(), Stream.of(step)).toList(),
                isOwnAllowed,
                open);
    }

    /** People may approve what they asked for, made or own. */
    public Approval ownAllowed() {
        return new Approval(waiting, rejected, steps, true, open);
    }

    /** These fields go on changing while the record waits. */
    public Approval open(Field<?>... fields) {
        return new Approval(waiting, rejected, steps, isOwnAllowed, List.of(fields));
    }
}
