package org.kontor.api;

import java.util.Optional;

/**
 * A plugin's settings as administrators set them; a change is seen by the next call.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="settings"}
 */
public interface Settings {
    /** The value of a setting that the plugin declared, if it is set. */
    <T> Optional<T> find(Field<T> setting);

    /** The value of a setting, or what holds where none is set. */
    default <T> T get(Field<T> setting, T otherwise) {
        return find(setting).orElse(otherwise);
    }
}
