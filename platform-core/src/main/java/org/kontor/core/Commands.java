package org.kontor.core;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.kontor.core.access.Accounts;
import org.kontor.core.command.ConfigurationCommands;
import org.kontor.core.command.Options;
import org.kontor.core.command.PluginCommands;
import org.kontor.core.config.Configuration;
import org.kontor.core.config.HttpConfig;

/** What the program does besides serving. */
final class Commands {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNKNOWN = 2;

    private final Path home;
    private final Map<String, String> environment;
    private final Consumer<String> answer;
    private final Consumer<String> complaint;

    /** @param home the server's folder */
    Commands(Path home, Map<String, String> environment, Consumer<String> answer, Consumer<String> complaint) {
        this.home = home;
        this.environment = environment;
        this.answer = answer;
        this.complaint = complaint;
    }

    /** Runs one, and answers the program's exit code. */
    int run(List<String> words) {
        List<String> settings =
                words.stream().filter(word -> word.startsWith("--")).toList();
        List<String> command =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        if (command.size() == 3 && command.subList(0, 2).equals(List.of("admin", "password"))) {
            return password(command.get(2), settings);
        }
        if (command.equals(List.of("admin", "restored"))) {
            return restored(settings);
        }
        if (command.getFirst().equals("secret") && command.size() == 2) {
            return new SecretCommands(answer, complaint).run(command.get(1), () -> existing(settings));
        }
        if (command.getFirst().equals("plugins")) {
            return plugins(command.subList(1, command.size()), settings);
        }
        if (command.getFirst().equals("configuration")) {
            return new ConfigurationCommands(environment, answer, complaint)
                    .run(command.subList(1, command.size()), settings, server(settings));
        }
        if (words.equals(List.of(StartCache.REHEARSE))) {
            StartRehearsal.run(home, environment);
            return DONE;
        }
        complaint.accept("""
                usage: kontor [--key=value ...]
                  starts the server
                usage: kontor admin password <user> [--key=value ...]
                  gives the user a one-time password and prints it; on H2 the server must be stopped first
                usage: kontor admin restored [--key=value ...]
                  says that this database was restored from a copy, or moved: whoever reads the change log begins a
                  new epoch; the servers must be stopped first
                """ + SecretCommands.USAGE + PluginCommands.USAGE + "\n" + ConfigurationCommands.USAGE);
        return UNKNOWN;
    }

    private int plugins(List<String> words, List<String> options) {
        if (!words.isEmpty() && words.getFirst().equals("rehearse")) {
            return new RehearsalCommand(home, environment, answer, complaint)
                    .run(words.subList(1, words.size()), new Options(options));
        }
        return new PluginCommands(environment, answer, complaint).run(words, options, server(options));
    }

    /** Where the server of this configuration listens. */
    private URI server(List<String> options) {
        HttpConfig http = Configuration.load(home, environment, new Options(options).settings())
                .http();
        String host = http.host().equals("0.0.0.0") || http.host().equals("::") ? "localhost" : http.host();
        return URI.create("http://" + host + ":" + http.port() + "/");
    }

    private int restored(List<String> settings) {
        Optional<Foundation> there = existing(settings);
        if (there.isEmpty()) {
            return FAILED;
        }
        try (Foundation foundation = there.get()) {
            foundation.changeLog().renewEpoch();
            answer.accept(
                    "A new epoch of the change log has begun: search and streams begin afresh, clients that"
                            + " synchronise are told to, and what has effects outside goes on from where it stood in the copy.");
            return DONE;
        }
    }

    private int password(String login, List<String> settings) {
        Optional<Foundation> there = existing(settings);
        if (there.isEmpty()) {
            return FAILED;
        }
        try (Foundation foundation = there.get()) {
            foundation.rights().start();
            UUID user = foundation.rights().state().logins().get(Accounts.fold(login));
            if (user == null) {
                complaint.accept("There is no user " + login);
                return FAILED;
            }
            answer.accept("One-time password of " + login + ": "
                    + foundation.accounts().setOneTimePassword(user, login));
            return DONE;
        }
    }

    /** What is installed, to be worked on without serving; complains where there is nothing. */
    private Optional<Foundation> existing(List<String> settings) {
        Configuration configuration = Configuration.load(home, environment, settings);
        Optional<Foundation> there = Foundation.existing(configuration, StartOptions.standard(answer), () -> {
            throw new IllegalStateException("no platform is up");
        });
        if (there.isEmpty()) {
            complaint.accept("There is no installation in "
                    + configuration
                            .database()
                            .url()
                            .orElse(configuration.data().dir().toString())
                    + ": start the server once, it makes the first administrator."
                    + " Is it elsewhere? Name it by --kontor.data-dir=… or --kontor.database.url=…");
        }
        return there;
    }
}
