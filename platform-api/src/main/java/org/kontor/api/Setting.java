package org.kontor.api;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be set of a plugin while people work. Without more said, administrators set it for the whole system. Immutable;
 * every method answers a copy.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="setting"}
 *
 * @param <T> the Java type of its values
 */
public final class Setting<T> {
    private final Field<T> field;
    private final @Nullable T otherwise;
    private final boolean perTeam;
    private final boolean perUser;
    private final boolean secret;

    private Setting(Field<T> field, @Nullable T otherwise, boolean perTeam, boolean perUser, boolean secret) {
        this.field = Objects.requireNonNull(field, "field");
        this.otherwise = otherwise;
        this.perTeam = perTeam;
        this.perUser = perUser;
        this.secret = secret;
    }

    /** A setting for the whole system. */
    public static <T> Setting<T> of(Field<T> field) {
        return new Setting<>(field, null, false, false, false);
    }

    /** What holds where nobody set anything. */
    public Setting<T> otherwise(T value) {
        return new Setting<>(field, Objects.requireNonNull(value, "value"), perTeam, perUser, secret);
    }

    /** Administrators may set it for a team as well: it counts for the team's members, in place of the system's. */
    public Setting<T> perTeam() {
        return new Setting<>(field, otherwise, true, perUser, secret);
    }

    /** Everybody may set it for themselves: it counts for them, in place of the team's and the system's. */
    public Setting<T> perUser() {
        return new Setting<>(field, otherwise, perTeam, true, secret);
    }

    /** A password or a key: it is written, and read by the plugin alone; no answer, no history and no log ever has it. */
    public Setting<T> secret() {
        return new Setting<>(field, otherwise, perTeam, perUser, true);
    }

    /** What is set. */
    public Field<T> field() {
        return field;
    }

    /** What holds where nobody set anything, if that was said. */
    public Optional<T> otherwise() {
        return Optional.ofNullable(otherwise);
    }

    /** Whether it can be set {@link #perTeam() per team}. */
    public boolean isPerTeam() {
        return perTeam;
    }

    /** Whether it can be set {@link #perUser() per user}. */
    public boolean isPerUser() {
        return perUser;
    }

    /** Whether it is {@link #secret()}. */
    public boolean isSecret() {
        return secret;
    }

    /** For example {@code contacts.settings.home_town}. */
    @Override
    public String toString() {
        return field.toString();
    }
}
