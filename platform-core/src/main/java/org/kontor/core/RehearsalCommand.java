package org.kontor.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kontor.api.Refusal;
import org.kontor.core.command.Options;
import org.kontor.core.command.PluginCommands;
import org.kontor.core.command.RemoteCommands;
import org.kontor.core.config.Configuration;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.file.Folders;
import org.kontor.core.meta.MessageText;
import org.kontor.core.module.PluginChange;

/**
 * The command {@code kontor plugins rehearse}: a change of plugins is tried on a copy of the data. An H2 file is copied once
 * more, so that the backup stays what it is; a PostgreSQL database is changed, and so has to be one that nobody uses.
 */
final class RehearsalCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNKNOWN = 2;
    private static final String COPY = "copy";
    private static final String FILE = "file";
    private static final String URL = "--kontor.database.url=";
    private static final String DATA = "--kontor.data-dir=";
    private static final String KEYS = "--kontor.secret.key-file=";
    private static final String UPLOAD = "--kontor.plugins-upload=";
    private static final String H2 = "kontor.mv.db";
    private static final Map<String, PluginChange.Target> TARGETS = Map.of(
            "enable", PluginChange.Target.ENABLED,
            "disable", PluginChange.Target.DISABLED,
            "remove", PluginChange.Target.REMOVED,
            "purge", PluginChange.Target.PURGED);

    private final Path home;
    private final Map<String, String> environment;
    private final Consumer<String> answer;
    private final Consumer<String> complaint;

    RehearsalCommand(Path home, Map<String, String> environment, Consumer<String> answer, Consumer<String> complaint) {
        this.home = home;
        this.environment = environment;
        this.answer = answer;
        this.complaint = complaint;
    }

    /** Runs it, and answers the program's exit code. */
    int run(List<String> words, Options options) {
        Optional<String> copy = options.value(COPY);
        if (words.size() < 2
                || words.size() > 3
                || !TARGETS.containsKey(words.getFirst())
                || copy.isEmpty()
                || options.unknown(List.of(), List.of(COPY, FILE)).isPresent()) {
            complaint.accept(PluginCommands.USAGE);
            return UNKNOWN;
        }
        PluginChange change =
                new PluginChange(words.get(1), TARGETS.get(words.getFirst()), words.size() == 3 ? words.get(2) : null);
        Path scratch = scratch();
        try {
            Configuration configuration = configuration(options.settings(), copy.get(), scratch);
            Logging.apply(configuration.log());
            boolean done =
                    PlanRehearsal.run(configuration, options.value(FILE).map(this::file), List.of(change), answer);
            answer.accept(done ? "The rehearsal went well." : "The rehearsal did not go well.");
            return done ? DONE : FAILED;
        } catch (Refusal refusal) {
            complaint.accept(MessageText.english(refusal.text()));
            return FAILED;
        } catch (IllegalStateException e) {
            complaint.accept(String.valueOf(e.getMessage()));
            return FAILED;
        } catch (IOException e) {
            complaint.accept("It cannot be read: " + e.getMessage());
            return FAILED;
        } finally {
            Folders.delete(scratch);
        }
    }

    private Path file(String named) {
        return RemoteCommands.file(Path.of(named), environment);
    }

    /** That of the installation, but for where the data are. */
    private Configuration configuration(List<String> settings, String copy, Path scratch) throws IOException {
        Configuration live = Configuration.load(home, environment, settings);
        List<String> changed = new ArrayList<>(settings);
        changed.removeIf(setting -> Stream.of(URL, DATA, UPLOAD).anyMatch(setting::startsWith));
        // what is encrypted in the copy is under the keys of the installation
        changed.removeIf(setting -> setting.startsWith(KEYS));
        changed.add(KEYS + live.secret().keyFile());
        changed.add(UPLOAD + true);
        changed.add(DATA + scratch.resolve("data"));
        changed.add(URL + (copy.startsWith("jdbc:") ? postgres(live, copy) : h2(live, file(copy), scratch)));
        Configuration configuration = Configuration.load(home, environment, changed);
        DatabaseSettings database = Foundation.settings(configuration);
        if (Database.others(database) > 0) {
            throw new IllegalStateException("Somebody else is connected to " + database.place()
                    + ": a rehearsal changes the database, and wants a copy that nobody uses");
        }
        return configuration;
    }

    private static String postgres(Configuration live, String copy) {
        if (!copy.startsWith("jdbc:postgresql:")) {
            throw new IllegalStateException("A copy is a folder, or an address that begins with jdbc:postgresql:");
        }
        boolean isLive = live.database()
                .url()
                .filter(url -> bare(url).equals(bare(copy)))
                .isPresent();
        if (isLive) {
            throw new IllegalStateException("That is the database of this installation, and no copy of it");
        }
        return copy;
    }

    private static String bare(String url) {
        return url.replaceFirst("[?].*", "").toLowerCase(Locale.ROOT);
    }

    /** The file is copied once more: rehearsals change what they work on, and backups stay as they are. */
    private static String h2(Configuration live, Path copy, Path scratch) throws IOException {
        Path file = Files.isDirectory(copy) ? copy.resolve(H2) : copy;
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("There is no " + H2 + " in " + copy);
        }
        Path own = live.data().dir().resolve(H2);
        if (live.database().url().isEmpty() && Files.exists(own) && Files.isSameFile(own, file)) {
            throw new IllegalStateException("That is the file of this installation, which may be in use: copy it first,"
                    + " while the server is stopped");
        }
        Files.copy(file, scratch.resolve(H2));
        return "jdbc:h2:file:" + scratch.resolve(H2.replace(".mv.db", ""));
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("kontor-rehearsal-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
