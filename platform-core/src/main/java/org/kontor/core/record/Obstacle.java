package org.kontor.core.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;

/**
 * What stands against writing one of many records.
 *
 * @param record which one
 * @param field the path of the field that it is about, or null where it is about the whole record
 * @param kind of which kind it is
 * @param reason for people
 */
public record Obstacle(UUID record, @Nullable String field, Kind kind, Message reason) {
    /** Of which kind. */
    public enum Kind {
        /** A rule, a right or other records stand against it. */
        REFUSED,
        /** Somebody changed since what is to be taken back. */
        CHANGED_SINCE,
        /** It is not there any more, or out of sight. */
        GONE,
        /** What it held is not known any more. */
        FORGOTTEN,
        /** What it holds, or held before, is encrypted and cannot be decrypted. */
        DAMAGED,
        /** Code failed, the kernel's or a plugin's; the server's log says how. */
        FAILED
    }
}
