package org.kontor.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What was done to one record, as the change log keeps it and a {@link Hook#after} reads it. It holds what the plugin itself
 * may see. The record as it is now, perhaps changed further or gone, is read by {@link Task#read}.
 *
 * {@snippet class="org.kontor.example.MirrorPlugin" region="changes"}
 */
public interface LoggedChange {
    /** What was done. */
    enum Kind {
        CREATED,
        /** By hand, by a plugin or by an action. */
        UPDATED,
        /** It went into the trash. */
        DELETED,
        /** It came back from the trash. */
        RESTORED,
        /** It was taken out of the trash for good. */
        PURGED
    }

    /** Its number in the log, which grows; with it in its name, a step belongs to this change. */
    long entry();

    /** Which record. */
    Ref ref();

    Kind kind();

    /** The record's version afterwards. */
    long version();

    /** When. */
    Instant at();

    /** Who: the user, or the technical user of a plugin. */
    Ref by();

    /** The plugin in whose own right it was done, if it was. */
    Optional<String> through();

    /**
     * The names of the fields that differ before and after, parts among them; of a record that came or went, those that it
     * had values for. What a sum keeps is no change.
     */
    Set<String> fields();

    /**
     * Whether a field differs before and after.
     *
     * @throws IllegalArgumentException when the field is of another entity
     */
    boolean changed(Field<?> field);

    /**
     * What a field was before, where it differs; empty where it had no value, and for parts.
     *
     * @throws IllegalArgumentException when the field is of another entity
     */
    <T> Optional<T> before(Field<T> field);

    /**
     * What a field was afterwards, where it differs; empty where it had no value, and for parts.
     *
     * @throws IllegalArgumentException when the field is of another entity
     */
    <T> Optional<T> after(Field<T> field);
}
