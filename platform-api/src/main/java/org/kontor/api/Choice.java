package org.kontor.api;

import java.util.Objects;

/**
 * One of a list. Its label is its name made readable, or a line {@code <list>.<name>} in {@code i18n}.
 *
 * {@snippet class="org.kontor.example.Account" region="choice"}
 *
 * @param name lower-case letters, digits and {@code _}, at most 50 characters
 */
public record Choice(String name) {
    public Choice {
        Objects.requireNonNull(name, "name");
    }

    public static Choice of(String name) {
        return new Choice(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
