package org.kontor.core.plugin;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out, while the process ends, whether a plugin's code ended it.
 *
 * @param thread that asked for the end
 * @param pluginId whose code did
 */
public record Exiting(Thread thread, String pluginId) {
    /** Looks at the stacks of all threads. */
    public static Optional<Exiting> find() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> asksForTheEnd(each.getValue()))
                .flatMap(each -> find(each).stream())
                .findFirst();
    }

    private static boolean asksForTheEnd(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
    }

    private static Optional<Exiting> find(Map.Entry<Thread, StackTraceElement[]> each) {
        Thread thread = each.getKey();
        return OwnCode.plugin(each.getValue())
                .or(() -> OwnCode.plugin(thread.getContextClassLoader()))
                .map(plugin -> new Exiting(thread, plugin));
    }
}
