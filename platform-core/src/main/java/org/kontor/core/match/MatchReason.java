package org.kontor.core.match;

import org.kontor.api.Message;

/**
 * What of one field speaks for it or against it.
 *
 * @param field its path
 * @param code what it is: one of {@link Code}
 * @param likeness of the values, from 0 to 1
 * @param weight how much it counts, from 0 to 1; less than 0 where it speaks against it
 */
public record MatchReason(String field, Code code, double likeness, double weight) {
    /** How values are alike, or are not. */
    public enum Code {
        SAME,
        /** But for marks, spelling or legal forms. */
        SOUNDS,
        /** But for some letters. */
        ALIKE,
        /** In other letters, such as Chinese ones. */
        SCRIPT,
        DIFFERS
    }

    /** For people. */
    public Message text() {
        return switch (code) {
            case SAME -> Message.of("system.match_same", "The same");
            case SOUNDS -> Message.of("system.match_sounds", "The same but for marks, spelling or legal form");
            case ALIKE -> Message.of("system.match_alike", "Much alike");
            case SCRIPT -> Message.of("system.match_script", "The same in other letters");
            case DIFFERS -> Message.of("system.match_differs", "Something else");
        };
    }
}
