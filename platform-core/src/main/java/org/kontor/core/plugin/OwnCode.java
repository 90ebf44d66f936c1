package org.kontor.core.plugin;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose code a thread is in: told from its stack, by the names of class loaders. */
final class OwnCode {
    private static final int SHOWN = 20;

    private OwnCode() {}

    /**
     * Whether a thread is in a plugin's own code, or in what of the JDK that code called; not, when the plugin called the
     * kernel or one of its libraries.
     */
    static boolean isRunBy(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String loader = frame.getClassLoaderName();
            if (loader != null && !loader.equals("platform")) {
                return loader.startsWith(PluginClassLoader.NAME);
            }
        }
        return false;
    }

    /** The plugin whose code stands nearest to the top of a stack. */
    static Optional<String> plugin(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .map(StackTraceElement::getClassLoaderName)
                .filter(loader -> loader != null && loader.startsWith(PluginClassLoader.NAME))
                .map(loader -> loader.substring(PluginClassLoader.NAME.length()).split(" ", 2)[0])
                .findFirst();
    }

    /** The plugin whose loader this is. */
    static Optional<String> plugin(@Nullable ClassLoader loader) {
        return loader instanceof PluginClassLoader own ? Optional.of(own.pluginId()) : Optional.empty();
    }

    static String text(StackTraceElement[] stack) {
        return Arrays.stream(stack).limit(SHOWN).map(String::valueOf).collect(Collectors.joining("\n  at "));
    }
}
