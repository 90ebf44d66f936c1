package org.kontor.core.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.Database;
import org.kontor.core.database.OwnersOnly;
import org.kontor.core.file.Folders;
import org.kontor.core.plugin.PluginArchive;
import org.kontor.core.plugin.PluginFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins that were uploaded: kept in the database for all servers, and unpacked beside the data of each one that runs them.
 * Beside them are this server's copies of those that lie in its folders: what runs does not change when somebody changes
 * those.
 */
public final class Archives {
    /**
     * One of them.
     *
     * @param hash of its jars together, see {@link PluginFiles#hash}
     * @param bytes of its jars
     */
    public record Kept(String hash, String plugin, String version, long bytes) {}

    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);

    private final Database database;
    private final Path folder;
    private final Path copies;
    private final Clock clock;

    /** @param folder where they are unpacked; it may be missing, and be deleted while no server runs */
    public Archives(Database database, Path folder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.copies = folder.resolve("running");
        this.clock = clock;
    }

    /** All that are kept. */
    public List<Kept> all() {
        return database.glance(transaction -> transaction.mapper(ModuleMapper.class).archives().stream()
                .map(row -> new Kept(row.hash(), row.plugin(), row.version(), row.bytes()))
                .toList());
    }

    /**
     * Keeps one; the same one again is the same one.
     *
     * @throws Refusal CONFLICT when its files are there under another plugin's id
     */
    public Kept keep(PluginArchive archive, UUID by) {
        PluginFiles files = unpack(archive, folder);
        Kept kept = new Kept(files.hash(), archive.id(), archive.version(), archive.bytes());
        database.write(transaction -> {
            ModuleMapper mapper = transaction.mapper(ModuleMapper.class);
            Optional<ModuleMapper.ArchiveRow> same = mapper.archives().stream()
                    .filter(row -> row.hash().equals(kept.hash()))
                    .findFirst();
            same.filter(row -> !row.plugin().equals(kept.plugin())).ifPresent(row -> {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of(
                                        "system.archive_other",
                                        "The same files were uploaded already, as the plugin {plugin}")
                                .with("plugin", row.plugin()));
            });
            if (same.isEmpty()) {
                mapper.insertArchive(new ModuleMapper.ArchiveRow(
                        kept.hash(), kept.plugin(), kept.version(), kept.bytes(), clock.instant(), by));
                archive.jars()
                        .forEach((name, jar) -> mapper.insertJar(kept.hash(), new ModuleMapper.JarRow(name, jar)));
            }
            return true;
        });
        return kept;
    }

    /** The files of one, unpacked where they are not yet; empty when it is not kept. */
    public Optional<PluginFiles> files(Kept wanted) {
        Optional<PluginFiles> unpacked = there(folder, wanted.plugin(), wanted.hash());
        if (unpacked.isPresent()) {
            return unpacked;
        }
        Map<String, byte[]> jars = new HashMap<>();
        database.glance(transaction ->
                        List.copyOf(transaction.mapper(ModuleMapper.class).jars(wanted.hash())))
                .forEach(jar -> jars.put(jar.name(), jar.content()));
        return jars.isEmpty()
                ? Optional.empty()
                : Optional.of(unpack(new PluginArchive(wanted.plugin(), wanted.version(), jars), folder))
                        .filter(files -> files.hash().equals(wanted.hash()));
    }

    /** A server's own copy of files, from which it runs them; the files themselves where there is no room for one. */
    PluginFiles copy(PluginFiles files) {
        boolean areJars =
                !files.classPath().isEmpty() && files.classPath().stream().allMatch(Files::isRegularFile);
        if (!areJars || files.classPath().getFirst().startsWith(folder)) {
            return files;
        }
        return copied(files.id(), files.hash()).orElseGet(() -> {
            try {
                Map<String, byte[]> jars = new HashMap<>();
                for (Path jar : files.classPath()) {
                    jars.put(jar.getFileName().toString(), Files.readAllBytes(jar));
                }
                PluginFiles made = unpack(new PluginArchive(files.id(), "", jars), copies);
                // whoever changes them at this moment has others
                return made.hash().equals(files.hash()) ? made : files;
            } catch (IOException | UncheckedIOException e) {
                LOG.warn("The plugin {} runs from its folder: its files could not be copied", files.id(), e);
                return files;
            }
        });
    }

    /** The server's own copy, if it has made one. */
    Optional<PluginFiles> copied(String plugin, String hash) {
        return there(copies, plugin, hash);
    }

    /** Deletes copies of plugins, but for those with these hashes. */
    public void forget(Set<String> butNot) {
        if (!Files.isDirectory(copies)) {
            return;
        }
        try (Stream<Path> found = Files.list(copies)) {
            found.filter(copy -> !butNot.contains(copy.getFileName().toString()))
                    .forEach(Folders::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Copies of plugins in {} could not be deleted", copies, e);
        }
    }

    private static Optional<PluginFiles> there(Path in, String plugin, String hash) {
        Path place = in.resolve(hash);
        return hash.isEmpty() || !Files.isDirectory(place)
                ? Optional.empty()
                : Optional.of(PluginFiles.of(plugin, jars(place)))
                        .filter(files -> files.hash().equals(hash));
    }

    /** Whole or not at all, under the name of its hash. */
    private static PluginFiles unpack(PluginArchive archive, Path in) {
        Path fresh = in.resolve(UUID.randomUUID().toString());
        try {
            OwnersOnly.makeFolder(fresh);
            archive.write(fresh);
            String hash = PluginFiles.of(archive.id(), jars(fresh)).hash();
            Path place = in.resolve(hash);
            boolean isThere = Files.exists(place);
            if (isThere && !PluginFiles.of(archive.id(), jars(place)).hash().equals(hash)) {
                // a half one, or one that somebody laid hands on
                Folders.delete(place);
                isThere = false;
            }
            if (isThere) {
                Folders.delete(fresh);
            } else {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            }
            return PluginFiles.of(archive.id(), jars(place));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the plugin " + archive.id() + " into " + in, e);
        }
    }

    private static List<Path> jars(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + place, e);
        }
    }
}
