package org.kontor.core.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's files, read as far as no class has to be loaded.
 *
 * @param files which
 * @param pluginClass the class that the plugin offers
 * @param version what the manifest says
 */
record PluginJar(PluginFiles files, String pluginClass, String version) {
    /** Where a plugin names its class. */
    static final String SERVICE = "META-INF/services/org.kontor.api.Plugin";

    /** The version of what is being written. */
    static final String DEVELOPMENT = "development";

    /** Reads the files; null after something was refused. */
    static @Nullable PluginJar open(PluginFiles files, Place place) throws IOException {
        if (files.classPath().isEmpty()) {
            place.in("files").refuse("there is no jar in the folder", "put the plugin's jar into it");
            return null;
        }
        List<String> classes = new ArrayList<>();
        String version = DEVELOPMENT;
        for (Path entry : files.classPath()) {
            List<String> named;
            if (Files.isDirectory(entry)) {
                Path service = entry.resolve(SERVICE);
                named = Files.exists(service) ? classes(Files.readString(service)) : List.of();
            } else {
                try (JarFile jar = new JarFile(entry.toFile())) {
                    ZipEntry service = jar.getEntry(SERVICE);
                    named = service == null
                            ? List.of()
                            : classes(new String(jar.getInputStream(service).readAllBytes(), StandardCharsets.UTF_8));
                    version = named.isEmpty() ? version : version(jar.getManifest());
                } catch (ZipException broken) {
                    place.in("files")
                            .refuse(
                                    entry.getFileName() + " is no jar: " + broken.getMessage(),
                                    "install the plugin again");
                    return null;
                }
            }
            classes.addAll(named);
        }
        if (classes.size() != 1) {
            place.in("files")
                    .refuse(
                            classes.isEmpty()
                                    ? "no jar has " + SERVICE
                                    : SERVICE + " names " + classes.size() + " classes",
                            "name the one class that implements org.kontor.api.Plugin there");
            return null;
        }
        return new PluginJar(files, classes.getFirst(), version);
    }

    /** A class loader over the files. */
    PluginClassLoader loader(ClassLoader kernel) {
        int point = pluginClass.lastIndexOf('.');
        String apiPackage = point < 0 ? null : pluginClass.substring(0, point) + ".api";
        List<URL> urls = files.classPath().stream().map(PluginJar::url).toList();
        return new PluginClassLoader(files.id(), version, urls, kernel, apiPackage);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a file always has an address", impossible);
        }
    }

    private static List<String> classes(String service) {
        return service.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** What a manifest says; {@link #DEVELOPMENT} where it says nothing. */
    static String version(@Nullable Manifest manifest) {
        String version =
                manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return version == null ? DEVELOPMENT : version;
    }
}
