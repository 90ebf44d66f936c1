package org.kontor.tests;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kontor.core.command.RemoteCommands;
import org.kontor.testing.PlatformExtension;

/** Says commands to a server as an administrator does, and writes down what is answered. */
record CommandLine(PlatformExtension platform, Commands commands, List<String> said) {
    private static final Map<String, String> ADMINISTRATOR =
            Map.of("KONTOR_USER", "admin", "KONTOR_PASSWORD", "correct horse battery staple");

    /** Commands of a kind. */
    @FunctionalInterface
    interface Commands {
        RemoteCommands of(Map<String, String> environment, Consumer<String> answer, Consumer<String> complaint);
    }

    /** Says a line, and answers the exit code. */
    int run(String line) {
        Predicate<String> isOption = word -> word.startsWith("--");
        List<String> words = Arrays.asList(line.split(" "));
        return commands.of(ADMINISTRATOR, said::add, said::add)
                .run(
                        words.stream().filter(isOption.negate()).toList(),
                        words.stream().filter(isOption).toList(),
                        URI.create("http://localhost:" + platform.kernel().port() + "/"));
    }
}
