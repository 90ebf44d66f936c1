package org.kontor.core.plugin;

import java.lang.reflect.Method;
import java.util.Optional;
import org.kontor.api.Requires;

/** Finds who may call a method of a resource or a mapper. */
public final class Requirement {
    private Requirement() {}

    /**
     * What a method requires: stated on itself, else on the class that declares it. A class says nothing about what it
     * inherits, so that a method never becomes public by being inherited.
     */
    public static Optional<String> of(Method method) {
        return Optional.ofNullable(method.getAnnotation(Requires.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Requires.class)))
                .map(Requires::value);
    }
}
