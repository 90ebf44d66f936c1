package org.kontor.core.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Commands of one kind that are carried out by a server that runs. */
public abstract class RemoteCommands {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int UNKNOWN = 2;

    private final String usage;
    private final Map<String, String> environment;
    private final Consumer<String> answer;
    private final Consumer<String> complaint;

    /**
     * @param usage what is told to whoever says something else
     * @param environment names who asks, see {@link RemoteServer}
     */
    RemoteCommands(String usage, Map<String, String> environment, Consumer<String> answer, Consumer<String> complaint) {
        this.usage = usage;
        this.environment = environment;
        this.answer = answer;
        this.complaint = complaint;
    }

    /**
     * Runs one, and answers the program's exit code.
     *
     * @param words what stands behind the kind
     * @param given words that begin with two hyphens
     * @param server where the server of this configuration listens; {@code --server=} names another one
     */
    public final int run(List<String> words, List<String> given, URI server) {
        Options options = new Options(given);
        URI asked = options.value("server").map(URI::create).orElse(server);
        try (RemoteServer remote = new RemoteServer(asked, environment)) {
            OptionalInt code = run(remote, words, options);
            if (code.isPresent()) {
                return code.getAsInt();
            }
        } catch (IllegalStateException e) {
            // nobody answers, or not as a server of ours
            return failed(String.valueOf(e.getMessage()));
        }
        complain(usage);
        return UNKNOWN;
    }

    /** Runs one; empty where there is none of these words. */
    abstract OptionalInt run(RemoteServer remote, List<String> words, Options options);

    final void say(String line) {
        answer.accept(line);
    }

    final void complain(String line) {
        complaint.accept(line);
    }

    final int failed(String why) {
        complain(why);
        return FAILED;
    }

    /** Says what is to be said where it went well, else the server's reason. */
    final int told(RemoteServer.Answer came, String done) {
        if (!came.isOk()) {
            return failed(came.reason());
        }
        say(done);
        return DONE;
    }

    /** A file from where the command was called: the script goes to the installation's folder first. */
    final Path file(Path named) {
        return Path.of(environment.getOrDefault("KONTOR_CALLED_IN", "")).resolve(named);
    }

    /** A file as it is; empty where it cannot be read, which is said. */
    final Optional<byte[]> content(Path named) {
        Path file = file(named);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            complain("There is no file " + file);
        } catch (IOException e) {
            complain("Cannot read " + file + ": " + e.getMessage());
        }
        return Optional.empty();
    }
}
