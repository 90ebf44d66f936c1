package org.kontor.core.file;

/** Why the text of a file could not be read. */
public enum TextFault {
    /** It wants a password. */
    ENCRYPTED,
    /** It is not what a file of its kind is. */
    DAMAGED,
    /** It took longer than one file may. */
    SLOW,
    /** It is too large, or more memory than there is for one file would be needed. */
    LARGE,
    /** The process that read it was ended by something else, twice. */
    ENDED,
    /** Its content cannot be had from the store. */
    AWAY
}
