package org.kontor.core.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plugin's module as it lies on the machine of who writes it.
 *
 * @param plugin the plugin's id
 * @param origin where it is served, as a policy for contents names it
 * @param path of the module there
 */
record DevelopmentModule(String plugin, String origin, String path) {
    /** The machine on which the browser runs, by the names that policies for contents know. */
    private static final Pattern WRITTEN =
            Pattern.compile("([a-z][a-z0-9_]{0,29})@(https?://(?:localhost|127\\.0\\.0\\.1):([0-9]{1,5}))"
                    + "((?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}){1,20}\\.m?js)");

    private static final int LAST_PORT = 65_535;

    /** {@code fleet@http://localhost:5173/main.js}; empty for everything that lies elsewhere. */
    static Optional<DevelopmentModule> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches() && Integer.parseInt(written.group(3)) <= LAST_PORT
                ? Optional.of(new DevelopmentModule(written.group(1), written.group(2), written.group(4)))
                : Optional.empty();
    }

    /** As it was written; it has no sign that means anything in HTML. */
    @Override
    public String toString() {
        return plugin + "@" + origin + path;
    }
}
