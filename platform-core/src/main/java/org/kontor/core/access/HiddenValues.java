package org.kontor.core.access;

import java.util.UUID;

/** Which values of lists are not for somebody to choose. */
@FunctionalInterface
public interface HiddenValues {
    /** Everybody chooses from whole lists. */
    HiddenValues NONE = (user, list, value) -> false;

    /** Whether a value is hidden from a user where they work; a record that has it keeps it. */
    boolean hides(UUID user, String list, String value);
}
