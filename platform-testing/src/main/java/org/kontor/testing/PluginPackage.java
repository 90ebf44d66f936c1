package org.kontor.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Plugin;

/**
 * A plugin as the class path of the tests holds it, to be installed as it would be in production: jars in a folder of
 * their own, read by the kernel's own class loader.
 *
 * @param root folder of classes, or jar, that holds the plugin's class
 * @param only the one class offered, where the folder itself does not say so; its package goes along, nothing else
 * @param libraries jars of the plugin's own
 */
record PluginPackage(Path root, @Nullable Class<? extends Plugin> only, List<Path> libraries) {
    /** Folders of these names in the package of a test's plugin lie at the root of its jar. */
    private static final List<String> AT_ROOT = List.of("META-INF", "i18n");

    static final String SERVICE = "META-INF/services/org.kontor.api.Plugin";

    PluginPackage {
        libraries = List.copyOf(libraries);
    }

    /** A plugin that a test brings itself: what lies in its class's package and below. */
    static PluginPackage of(Class<? extends Plugin> plugin) {
        return new PluginPackage(location(plugin), plugin, List.of());
    }

    /** A plugin that offers itself: a module's folder of classes, or a jar. */
    static PluginPackage at(Path root) {
        Path beside = Files.isDirectory(root) ? root.resolveSibling("plugin") : root.resolveSibling(".");
        boolean isInstalled = beside.normalize().endsWith("plugin") && Files.isDirectory(beside);
        return new PluginPackage(root, null, isInstalled ? libraries(beside) : List.of());
    }

    /** A plugin as a server has it installed: a folder of jars, one of which offers it. */
    static Optional<PluginPackage> installed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(PluginPackage::offersPlugin)
                    .findFirst()
                    .map(jar -> new PluginPackage(jar, null, libraries(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a class comes from. */
    static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(type + " has no place", e);
        }
    }

    private static List<Path> libraries(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(Predicate.not(PluginPackage::offersPlugin))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean offersPlugin(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.getEntry(SERVICE) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts its jars into the folder. */
    void install(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.isDirectory(root)) {
                pack(folder.resolve("plugin.jar"));
            } else {
                Files.copy(root, folder.resolve(root.getFileName()));
            }
            for (Path library : libraries) {
                Files.copy(library, folder.resolve(library.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pack(Path jar) throws IOException {
        List<Path> files = new ArrayList<>();
        Path from = only == null ? root : root.resolve(only.getPackageName().replace('.', '/'));
        try (Stream<Path> all = Files.walk(from)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            if (only != null) {
                add(zip, SERVICE, only.getName().getBytes(StandardCharsets.UTF_8));
            }
            for (Path file : files) {
                Path within = from.relativize(file);
                boolean isAtRoot = AT_ROOT.contains(within.getName(0).toString());
                String name = (isAtRoot ? within : root.relativize(file)).toString();
                add(zip, name.replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // the same content is the same file, whenever it is packed
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
