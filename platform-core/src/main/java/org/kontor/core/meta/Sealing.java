package org.kontor.core.meta;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values of an encrypted field are kept: as texts that are opened for their own field of their own record alone. */
public interface Sealing {
    /** What is read where a text says nothing there: it was altered, or belongs elsewhere. */
    enum Damaged {
        VALUE
    }

    /** A value as it is kept of a record. */
    String seal(UUID record, Object value);

    /** A value that was kept as it is, before the field was encrypted, as it is kept from now on. */
    String sealText(UUID record, String text);

    /**
     * The value of a record that a text keeps.
     *
     * @return {@link Damaged#VALUE} where it says nothing, null where it says that there is none
     */
    @Nullable
    Object open(UUID record, String text);

    /** Whether a text is one that was sealed for that record, rather than one that only looks so. */
    boolean isSealed(UUID record, String text);

    /** All that lies in the field's column is sealed from now on: a text that is not was put there by somebody else. */
    void settle();

    /** Whether that is so. Until then a text that is not sealed is one from before the field was encrypted. */
    boolean isSettled();

    /** The value, and nothing where it is damaged: of what may be written anew. */
    static @Nullable Object known(@Nullable Object value) {
        return value == Damaged.VALUE ? null : value;
    }
}
