package org.kontor.core.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The words of a command line that begin with two hyphens.
 *
 * @param all of them, as they were written
 */
public record Options(List<String> all) {
    private static final String SETTING = "--kontor.";

    public Options {
        all = List.copyOf(all);
    }

    /** What was given as {@code --name=value}. */
    public Optional<String> value(String name) {
        String begin = "--" + name + "=";
        return all.stream()
                .filter(option -> option.startsWith(begin))
                .map(option -> option.substring(begin.length()))
                .findFirst();
    }

    /** Whether {@code --name} was given. */
    public boolean has(String name) {
        return all.contains("--" + name);
    }

    /** Those that set keys of the configuration. */
    public List<String> settings() {
        return all.stream().filter(option -> option.startsWith(SETTING)).toList();
    }

    /** The first that neither sets a key nor has one of these names, or is given a value where it takes none, or none. */
    public Optional<String> unknown(Collection<String> flags, Collection<String> named) {
        return all.stream()
                .filter(option -> !option.startsWith(SETTING))
                .filter(option -> flags.stream().noneMatch(flag -> option.equals("--" + flag)))
                .filter(option -> named.stream().noneMatch(name -> option.startsWith("--" + name + "=")))
                .findFirst();
    }
}
