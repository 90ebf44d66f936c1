package org.kontor.core.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
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

    private static final int LONGEST_VERSION = 100;

    /** Reads the files; null after something was refused. */
    static @Nullable PluginJar open(PluginFiles files, Place place) throws IOException {
        if (files.classPath().isEmpty()) {
            place.in("files").refuse("there is no jar in the folder", "put the plugin's jar into it");
            return null;
        }
        List<Offer> offers = offers(files, place);
        if (offers == null) {
            return null;
        }
        List<String> classes =
                offers.stream().flatMap(offer -> offer.classes().stream()).toList();
        if (several(offers, place)) {
            return null;
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
        return new PluginJar(files, classes.getFirst(), offers.getFirst().version());
    }

    private static boolean several(List<Offer> offers, Place place) {
        if (offers.size() < 2) {
            return false;
        }
        String jars = offers.stream()
                .map(offer -> offer.file() + (offer.version().equals(DEVELOPMENT) ? "" : " (" + offer.version() + ")"))
                .collect(Collectors.joining(" and "));
        place.in("files")
                .refuse(
                        jars + " each have " + SERVICE + ", and a plugin's folder is one plugin with its libraries",
                        "of two versions leave one; another plugin has a folder of its own, and a library has no such file");
        return true;
    }

    /** Why files are no plugin, where several of them offer one. */
    static Optional<Violation> several(PluginFiles files) throws IOException {
        List<Violation> found = new ArrayList<>();
        List<Offer> offers = offers(files, Place.of(files.id(), new ArrayList<>()));
        if (offers != null) {
            several(offers, Place.of(files.id(), found));
        }
        return found.stream().findFirst();
    }

    /** A jar, or a folder of classes, that offers a plugin. */
    private record Offer(String file, List<String> classes, String version) {}

    /** Those of the files that offer a plugin; null after something was refused. */
    private static @Nullable List<Offer> offers(PluginFiles files, Place place) throws IOException {
        List<Offer> offers = new ArrayList<>();
        for (Path entry : files.classPath()) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry)) {
                Path service = entry.resolve(SERVICE);
                offers.add(new Offer(
                        name, Files.exists(service) ? classes(Files.readString(service)) : List.of(), DEVELOPMENT));
            } else {
                try (JarFile jar = new JarFile(entry.toFile())) {
                    ZipEntry service = jar.getEntry(SERVICE);
                    offers.add(new Offer(
                            name,
                            service == null
                                    ? List.of()
                                    : classes(new String(
                                            jar.getInputStream(service).readAllBytes(), StandardCharsets.UTF_8)),
                            version(jar.getManifest())));
                } catch (ZipException broken) {
                    place.in("files").refuse(name + " is no jar: " + broken.getMessage(), "install the plugin again");
                    return null;
                }
            }
        }
        offers.removeIf(offer -> offer.classes().isEmpty());
        return offers;
    }

    /** What the manifests of the jars say that offer a plugin, of which there should be one. */
    static String version(PluginFiles files) throws IOException {
        List<Offer> offers = offers(files, Place.of(files.id(), new ArrayList<>()));
        if (offers == null || offers.isEmpty()) {
            return DEVELOPMENT;
        }
        String versions = offers.stream().map(Offer::version).distinct().collect(Collectors.joining(" and "));
        return versions.substring(0, Math.min(versions.length(), LONGEST_VERSION));
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
