package org.kontor.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Plugin;
import org.kontor.api.Ref;
import org.kontor.core.access.KernelActor;
import org.kontor.core.plugin.KernelPluginContext;

/**
 * The plugins on the tests' class path and those installed in the folders that {@value #FOLDERS} names, by their ids. A
 * folder has a plugin's libraries too, so that it comes before the plugin's bare jar.
 */
final class InstalledPlugins {
    /** Folders with one folder for each plugin, as a server has them, separated as a class path is. */
    static final String FOLDERS = "kontor.test.plugins";

    private InstalledPlugins() {}

    /** Puts plugins, and those that they depend on, into a folder as the kernel reads it. */
    static void install(Path folder, Collection<String> ids, Map<String, PluginPackage> own) {
        Map<String, PluginPackage> found = new LinkedHashMap<>(own);
        Map<String, Contribution> contributions = new LinkedHashMap<>();
        own.forEach((id, plugin) -> contributions.put(id, contribution(plugin)));
        Map<String, PluginPackage> installed = installed();
        List<String> known = installed.values().stream()
                .map(plugin -> offered(plugin.root()))
                .toList();
        for (Path root : roots()) {
            if (!Files.isDirectory(root) && known.contains(offered(root))) {
                continue;
            }
            PluginPackage plugin = PluginPackage.at(root);
            Contribution contribution = contribution(plugin);
            found.putIfAbsent(contribution.pluginId(), plugin);
            contributions.putIfAbsent(contribution.pluginId(), contribution);
        }
        installed.forEach(found::putIfAbsent);
        Map<String, PluginPackage> wanted = new LinkedHashMap<>();
        Stream.concat(ids.stream(), own.keySet().stream()).forEach(id -> want(id, found, contributions, wanted));
        wanted.forEach((id, plugin) -> plugin.install(folder.resolve(id)));
    }

    /** The id that a plugin says it has. */
    static String id(PluginPackage plugin) {
        return contribution(plugin).pluginId();
    }

    private static void want(
            String id,
            Map<String, PluginPackage> found,
            Map<String, Contribution> contributions,
            Map<String, PluginPackage> wanted) {
        PluginPackage plugin = found.get(id);
        if (plugin == null) {
            throw new IllegalArgumentException(
                    "there is no plugin " + id + " on the class path; there are " + found.keySet());
        }
        if (wanted.putIfAbsent(id, plugin) == null) {
            needed(contributions.computeIfAbsent(id, first -> contribution(plugin)))
                    .filter(found::containsKey)
                    .forEach(other -> want(other, found, contributions, wanted));
        }
    }

    /** Those that it depends on, and those whose entities it points to by name. */
    private static Stream<String> needed(Contribution contribution) {
        return Stream.concat(
                contribution.dependencies().stream(),
                contribution.entities().stream()
                        .flatMap(entity -> entity.fields().stream())
                        .flatMap(field -> field.targets().stream())
                        .map(EntityName::plugin));
    }

    private static Map<String, PluginPackage> installed() {
        Map<String, PluginPackage> installed = new LinkedHashMap<>();
        for (String folder : System.getProperty(FOLDERS, "").split(File.pathSeparator)) {
            if (!folder.isBlank() && Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> plugins = Files.list(Path.of(folder))) {
                    plugins.filter(Files::isDirectory)
                            .forEach(plugin -> PluginPackage.installed(plugin)
                                    .ifPresent(found -> installed.putIfAbsent(
                                            plugin.getFileName().toString(), found)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return installed;
    }

    private static List<Path> roots() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(root -> !root.endsWith("test-classes"))
                .filter(InstalledPlugins::offersPlugin)
                .toList();
    }

    private static boolean offersPlugin(Path root) {
        if (Files.isDirectory(root)) {
            return Files.exists(root.resolve(PluginPackage.SERVICE));
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
            return loader.findResource(PluginPackage.SERVICE) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks a plugin who it is, without a kernel: a contribution is a value, and its making needs no data. */
    private static Contribution contribution(PluginPackage plugin) {
        try (URLClassLoader beside = beside(plugin)) {
            Plugin instance =
                    (Plugin) type(plugin, beside).getDeclaredConstructor().newInstance();
            return instance.contribute(context());
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("cannot ask the plugin in " + plugin.root(), e);
        }
    }

    /** The class that a plugin offers, as the tests' own class loader sees it. */
    static Class<?> type(PluginPackage plugin) {
        return type(plugin, InstalledPlugins.class.getClassLoader());
    }

    private static Class<?> type(PluginPackage plugin, ClassLoader loader) {
        try {
            return plugin.only() == null ? Class.forName(offered(plugin.root()), true, loader) : plugin.only();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("cannot load the plugin in " + plugin.root(), e);
        }
    }

    /** What is on the class path, and besides it the plugin with its libraries. */
    private static URLClassLoader beside(PluginPackage plugin) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(plugin.root().toUri().toURL()));
        for (Path library : plugin.libraries()) {
            urls.add(library.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), InstalledPlugins.class.getClassLoader());
    }

    /** Its doors stay shut. */
    private static KernelPluginContext context() {
        Ref nobody = Ref.of(EntityName.of("system", "user"), new UUID(0, 0));
        return new KernelPluginContext(
                "unknown",
                new KernelActor(nobody, "nobody", Locale.ENGLISH, ZoneOffset.UTC, "unknown", null, permission -> false),
                Clock.systemUTC());
    }

    private static String offered(Path root) {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
                InputStream service = loader.getResourceAsStream(PluginPackage.SERVICE)) {
            if (service == null) {
                throw new IllegalArgumentException(root + " offers no plugin");
            }
            return new String(service.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
