package org.kontor.core.plugin;

import java.lang.reflect.Method;
import java.util.Optional;
import org.kontor.api.Requires;

/** Finds who may call a method of a resource or a mapper: the one reading of {@link Requires}. */
public final class Requirement {
    private Requirement() {}

    /**
     * What a method requires: stated on itself, else on the class that is asked, else on the class that declares it.
     *
     * @param type the resource class or mapper interface
     */
    public static Optional<String> of(Class<?> type, Method method) {
        return Optional.ofNullable(method.getAnnotation(Requires.class))
                .or(() -> Optional.ofNullable(type.getAnnotation(Requires.class)))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Requires.class)))
                .map(Requires::value);
    }
}
