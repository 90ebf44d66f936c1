package org.kontor.core.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.core.config.PluginConfig;
import org.kontor.core.plugin.PluginDirectory;
import org.kontor.core.plugin.PluginFiles;

/**
 * Where files of plugins come from, as things lie at one moment: the folders of this server, and the archives of all.
 *
 * @param config what the configuration says of plugins
 * @param released hashes of jars that came with this version of Kontor
 */
public record Sources(
        PluginDirectory directory,
        Archives archives,
        List<Archives.Kept> kept,
        PluginConfig config,
        Set<String> released,
        Revoked revoked) {
    /**
     * Files that a plugin may run with.
     *
     * @param isUploaded whether all servers have them
     */
    public record Candidate(String hash, String version, boolean isUploaded) {}

    public Sources {
        kept = List.copyOf(kept);
        released = Set.copyOf(released);
    }

    /** Looks. */
    public static Sources look(PluginConfig config, Archives archives) {
        return new Sources(
                PluginDirectory.read(config),
                archives,
                archives.all(),
                config,
                released(config.released()),
                Revoked.read(config.revoked()));
    }

    /** The same folders, and the archives as they are now. */
    public Sources again() {
        return new Sources(directory, archives, archives.all(), config, released, revoked);
    }

    private static Set<String> released(Path file) {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.strip().split("\\s+", 2)[0])
                    .filter(hash -> !hash.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Whether files that nobody enabled wait for somebody who does. */
    boolean ask() {
        return config.ask();
    }

    /** Those of the folders. */
    Optional<PluginFiles> inFolder(String id) {
        return Stream.concat(directory.enabled().stream(), directory.disabled().stream())
                .filter(files -> files.id().equals(id))
                .findFirst();
    }

    /** Whether the configuration leaves it out. */
    public boolean inConfiguration(String id) {
        return config.safeMode() || config.disabled().contains(id);
    }

    /** Whether they came with this version of Kontor. */
    boolean isReleased(PluginFiles files) {
        return !released.isEmpty() && released.containsAll(files.hashes());
    }

    /** The files with that hash. */
    Optional<PluginFiles> files(String id, String hash) {
        return inFolder(id)
                .filter(files -> files.hash().equals(hash))
                .or(() -> kept.stream()
                        .filter(archive ->
                                archive.plugin().equals(id) && archive.hash().equals(hash))
                        .findFirst()
                        .flatMap(archives::files));
    }

    /** The same files where nobody else changes them. */
    PluginFiles own(PluginFiles files) {
        return archives.copy(files);
    }

    /** Files that this server ran with before others took their place in the folder. */
    Optional<PluginFiles> before(String id, String hash) {
        return archives.copied(id, hash);
    }

    /** Everything that a plugin may run with, what was uploaded last at the end. */
    public List<Candidate> candidates(String id) {
        List<Candidate> all = new ArrayList<>();
        inFolder(id)
                .filter(files -> !files.classPath().isEmpty())
                .ifPresent(files -> all.add(new Candidate(files.hash(), files.version(), false)));
        for (Archives.Kept archive : kept) {
            if (archive.plugin().equals(id)) {
                all.removeIf(candidate -> candidate.hash().equals(archive.hash()));
                all.add(new Candidate(archive.hash(), archive.version(), true));
            }
        }
        return all;
    }
}
