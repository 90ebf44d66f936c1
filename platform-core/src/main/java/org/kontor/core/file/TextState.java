package org.kontor.core.file;

/** What became of reading the text of a file. */
public enum TextState {
    /** It has text, which is kept. */
    READ,
    /** It is of a kind that has text, and there is none in it. */
    EMPTY,
    /** It is of a kind of which no text is read, such as a picture. */
    NONE,
    /** It could not be read; {@link TextFault} says why. */
    FAILED
}
