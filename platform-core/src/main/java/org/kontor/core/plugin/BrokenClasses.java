package org.kontor.core.plugin;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why classes of a plugin cannot be used: something is missing, or their constants cannot be made.
 *
 * @param reason what is wrong
 * @param mend what the plugin's author does about it
 */
record BrokenClasses(String reason, String mend) {
    static BrokenClasses of(LinkageError broken) {
        return ofConstants(broken)
                .orElseGet(() -> new BrokenClasses(
                        "they do not fit together: " + root(broken),
                        "put what they need into the plugin's jar, or install the plugin whose api they use"));
    }

    /** Where constants are the reason; the error may be wrapped, and a class that failed once says so differently later. */
    static Optional<BrokenClasses> ofConstants(Throwable thrown) {
        Throwable root = root(thrown);
        if (root instanceof LinkageError
                || root instanceof ClassNotFoundException
                || causes(thrown).noneMatch(ExceptionInInitializerError.class::isInstance)) {
            return Optional.empty();
        }
        String type = Arrays.stream(root.getStackTrace())
                .filter(frame -> frame.getMethodName().equals("<clinit>"))
                .map(StackTraceElement::getClassName)
                .findFirst()
                .orElse("a class");
        return Optional.of(new BrokenClasses(
                "the constants of " + type + " cannot be made: " + root,
                root instanceof NullPointerException
                        ? "constants of two classes wait for one another; put what speaks of both into a static method"
                                + " that runs when contributing"
                        : "the log shows where"));
    }

    static Throwable root(Throwable thrown) {
        return causes(thrown).reduce(thrown, (outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause);
    }
}
