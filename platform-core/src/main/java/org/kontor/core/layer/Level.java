package org.kontor.core.layer;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose layer something belongs to.
 *
 * @param id of the role, team or user; null for the system
 */
public record Level(Kind kind, @Nullable UUID id) {
    /** From the farthest to the nearest: each lies above those before it. */
    public enum Kind {
        SYSTEM,
        ROLE,
        TEAM,
        USER;

        /** How records and JSON write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Level SYSTEM = new Level(Kind.SYSTEM, null);

    public static Level role(UUID id) {
        return new Level(Kind.ROLE, Objects.requireNonNull(id, "id"));
    }

    public static Level team(UUID id) {
        return new Level(Kind.TEAM, Objects.requireNonNull(id, "id"));
    }

    public static Level user(UUID id) {
        return new Level(Kind.USER, Objects.requireNonNull(id, "id"));
    }

    /** What {@link #toString} wrote. */
    static Optional<Level> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind == Kind.SYSTEM ? text.equals(kind.text()) : text.startsWith(kind.text() + " ")) {
                try {
                    return Optional.of(
                            kind == Kind.SYSTEM
                                    ? SYSTEM
                                    : new Level(
                                            kind,
                                            UUID.fromString(
                                                    text.substring(kind.text().length() + 1))));
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
