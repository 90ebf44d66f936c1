package org.kontor.core.task;

import org.kontor.api.Choice;

/**
 * What is remembered of a step.
 *
 * @param kind one of those of {@link TaskStep}
 * @param state the same
 * @param tries how often it was tried; 0 where that is not counted
 * @param message empty for none
 * @param answer as JSON; empty for none
 */
record StepMark(Choice kind, Choice state, long tries, String message, String answer) {
    static StepMark of(Choice kind, Choice state) {
        return new StepMark(kind, state, 0, "", "");
    }

    StepMark in(Choice next) {
        return new StepMark(kind, next, tries, message, answer);
    }

    StepMark tried(long times) {
        return new StepMark(kind, state, times, message, answer);
    }

    StepMark told(String text) {
        return new StepMark(kind, state, tries, text, answer);
    }

    StepMark answered(String json) {
        return new StepMark(kind, state, tries, message, json);
    }
}
