package org.kontor.api;

import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A plugin's settings as they are set for the whole system, or {@link #of for somebody}; a change is seen by the next call.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="settings"}
 */
public interface Settings {
    /** The value of a setting that the plugin declared: what is set, or what the {@link Setting} says otherwise. */
    <T> Optional<T> find(Field<T> setting);

    /**
     * The value of a setting that has always one.
     *
     * @throws NoSuchElementException when nothing is set, and the {@link Setting} says nothing otherwise
     */
    default <T> T get(Field<T> setting) {
        return find(setting)
                .orElseThrow(() -> new NoSuchElementException(
                        setting + " is not set: declare what holds then, by Setting.of(…).otherwise(…)"));
    }

    /** The value of a setting, or what holds where there is none. */
    default <T> T get(Field<T> setting, T otherwise) {
        return find(setting).orElse(otherwise);
    }

    /**
     * The settings as they hold for somebody. The nearest counts, as far as the {@link Setting} can be set there: their own;
     * their main team's, then those of the larger teams it is part of, upwards; the same of their further teams, in the order
     * of names; the system's; what is declared. For a plugin's own actor it is the system's.
     */
    Settings of(Actor actor);
}
