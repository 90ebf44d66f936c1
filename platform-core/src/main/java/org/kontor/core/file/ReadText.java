package org.kontor.core.file;

import org.jspecify.annotations.Nullable;

/**
 * What reading a file came to.
 *
 * @param fault why it failed; null where it did not
 * @param text empty where there is none
 * @param isWhole whether there was no more text than is kept
 */
public record ReadText(TextState state, @Nullable TextFault fault, String text, boolean isWhole) {
    /** What was read. */
    public static ReadText of(String text, boolean isWhole) {
        return new ReadText(text.isEmpty() ? TextState.EMPTY : TextState.READ, null, text, isWhole);
    }

    /** Of a kind without text. */
    public static ReadText none() {
        return new ReadText(TextState.NONE, null, "", true);
    }

    /** It could not be read. */
    public static ReadText failed(TextFault fault) {
        return new ReadText(TextState.FAILED, fault, "", true);
    }
}
