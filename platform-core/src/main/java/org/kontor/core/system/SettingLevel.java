package org.kontor.core.system;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Setting;

/**
 * For whom something is set.
 *
 * @param id of the team or user; null for the system
 */
public record SettingLevel(Kind kind, @Nullable UUID id) {
    /** From the nearest to the farthest. */
    public enum Kind {
        USER,
        TEAM,
        SYSTEM;

        /** How records and JSON write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a setting may be set there. */
        public boolean takes(Setting<?> setting) {
            return switch (this) {
                case USER -> setting.isPerUser();
                case TEAM -> setting.isPerTeam();
                case SYSTEM -> true;
            };
        }
    }

    public static final SettingLevel SYSTEM = new SettingLevel(Kind.SYSTEM, null);

    public static SettingLevel team(UUID id) {
        return new SettingLevel(Kind.TEAM, Objects.requireNonNull(id, "id"));
    }

    public static SettingLevel user(UUID id) {
        return new SettingLevel(Kind.USER, Objects.requireNonNull(id, "id"));
    }

    /** What {@link #toString} wrote; the system where there is nothing, as records of old have it. */
    static Optional<SettingLevel> parse(@Nullable String text) {
        if (text == null || text.equals(SYSTEM.toString())) {
            return Optional.of(SYSTEM);
        }
        for (Kind kind : new Kind[] {Kind.USER, Kind.TEAM}) {
            if (text.startsWith(kind.text() + " ")) {
                try {
                    return Optional.of(new SettingLevel(
                            kind, UUID.fromString(text.substring(kind.text().length() + 1))));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** For example {@code team 0190…}. */
    @Override
    public String toString() {
        return id == null ? kind.text() : kind.text() + " " + id;
    }
}
