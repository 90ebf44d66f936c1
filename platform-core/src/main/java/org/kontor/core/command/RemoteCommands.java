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
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands of one kind that are carried out by a server that runs. */
public abstract class RemoteCommands {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int UNKNOWN = 2;

    /** The folder from which it was called: the script goes to the installation's first. */
    private static final String CALLED_IN = "KONTOR_CALLED_IN";

    private static final String SERVER = "server";

    private final String usage;
    private final Set<String> flags;
    private final Set<String> named;
    private final Map<String, String> environment;
    private final Consumer<String> answer;
    private final Consumer<String> complaint;

    /**
     * @param usage what is told to whoever says something else
     * @param flags options without a value
     * @param named options with one, beside {@code --server=}
     * @param environment names who asks, see {@link RemoteServer}
     */
    RemoteCommands(
            String usage,
            Set<String> flags,
            Set<String> named,
            Map<String, String> environment,
            Consumer<String> answer,
            Consumer<String> complaint) {
        this.usage = usage;
        this.flags = Set.copyOf(flags);
        this.named = Stream.concat(named.stream(), Stream.of(SERVER)).collect(Collectors.toUnmodifiableSet());
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
        Optional<String> unknown = options.unknown(flags, named);
        if (unknown.isPresent()) {
            complain("There is no option " + unknown.get() + " here.\n" + usage);
            return UNKNOWN;
        }
        URI asked = server;
        Optional<String> address = options.value(SERVER);
        if (address.isPresent()) {
            if (!address.get().matches("https?://[^\\s]+")) {
                return failed("A server is named by its address, such as --server=http://localhost:8080, not "
                        + address.get());
            }
            asked = URI.create(address.get());
        }
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

    final Path file(Path named) {
        return file(named, environment);
    }

    /** A file from where the command was called. */
    public static Path file(Path named, Map<String, String> environment) {
        return Path.of(environment.getOrDefault(CALLED_IN, "")).resolve(named);
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
