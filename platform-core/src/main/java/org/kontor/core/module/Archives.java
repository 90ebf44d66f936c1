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
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.Database;
import org.kontor.core.database.OwnersOnly;
import org.kontor.core.file.Folders;
import org.kontor.core.plugin.PluginArchive;
import org.kontor.core.plugin.PluginFiles;

/** Plugins that were uploaded: kept in the database for all servers, and unpacked beside the data of each one that runs them. */
public final class Archives {
    /**
     * One of them.
     *
     * @param hash of its jars together, see {@link PluginFiles#hash}
     * @param bytes of its jars
     */
    public record Kept(String hash, String plugin, String version, long bytes) {}

    private final Database database;
    private final Path folder;
    private final Clock clock;

    /** @param folder where they are unpacked; it may be missing, and be deleted while no server runs */
    public Archives(Database database, Path folder, Clock clock) {
        this.database = database;
        this.folder = folder;
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
        PluginFiles files = unpack(archive);
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
        Path place = place(wanted.hash());
        if (Files.isDirectory(place)) {
            PluginFiles there = PluginFiles.of(wanted.plugin(), jars(place));
            if (there.hash().equals(wanted.hash())) {
                return Optional.of(there);
            }
        }
        Map<String, byte[]> jars = new HashMap<>();
        database.glance(transaction ->
                        List.copyOf(transaction.mapper(ModuleMapper.class).jars(wanted.hash())))
                .forEach(jar -> jars.put(jar.name(), jar.content()));
        return jars.isEmpty()
                ? Optional.empty()
                : Optional.of(unpack(new PluginArchive(wanted.plugin(), wanted.version(), jars)))
                        .filter(files -> files.hash().equals(wanted.hash()));
    }

    /** Whole or not at all, under the name of its hash. */
    private PluginFiles unpack(PluginArchive archive) {
        Path fresh = folder.resolve(UUID.randomUUID().toString());
        try {
            OwnersOnly.makeFolder(fresh);
            archive.write(fresh);
            String hash = PluginFiles.of(archive.id(), jars(fresh)).hash();
            Path place = place(hash);
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
            throw new UncheckedIOException("cannot unpack the plugin " + archive.id() + " into " + folder, e);
        }
    }

    private Path place(String hash) {
        return folder.resolve(hash);
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
