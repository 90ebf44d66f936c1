package org.kontor.core.change;

/** What was done to a record. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DELETED,
    RESTORED,
    /** Taken out of the trash for good. */
    PURGED,
    /** An action ran on it. */
    ACTION
}
