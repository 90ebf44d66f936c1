package org.kontor.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A plugin as text, compiled and packed as an author's build would do it. One of them has an entity {@code item} with a
 * {@code name}; what more it is made of is said by the tests.
 */
final class PluginSource {
    private static final Map<Map<String, String>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final String id;
    private final String version;
    private final String contribution;
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private boolean isNamed = true;

    private PluginSource(String id, String version, String contribution) {
        this.id = id;
        this.version = version;
        this.contribution = contribution;
    }

    /** A plugin that contributes what an expression of Java says. */
    static PluginSource of(String id, String version, String contribution) {
        return new PluginSource(id, version, contribution);
    }

    /** One with an entity {@code item}. */
    static PluginSource withItem(String id, String version, String more) {
        return of(id, version, """
                Contribution.of("%1$s", "The plugin %1$s").entities(Entity.of(EntityName.of("%1$s", "item"), "Item", "Items")
                    .fields(EntityName.of("%1$s", "item").text("name").required())
                    .title(EntityName.of("%1$s", "item").text("name")))%2$s""".formatted(id, more));
    }

    /** With another class beside the plugin's own, in its package. */
    PluginSource type(String name, String text) {
        types.put("org.example." + id + "." + name, "package org.example." + id + ";\n" + text);
        return this;
    }

    /** With a manifest that does not say which plugin it is. */
    PluginSource nameless() {
        isNamed = false;
        return this;
    }

    /** With a file that is no class. */
    PluginSource file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** The jar, as it is uploaded. */
    byte[] jar() {
        String main = "org.example." + id + ".ItsPlugin";
        Map<String, String> all = new LinkedHashMap<>(types);
        all.put(main, """
                package org.example.%s;
                import org.kontor.api.*;
                public class ItsPlugin implements Plugin {
                    @Override public Contribution contribute(PluginContext context) {
                        return %s;
                    }
                }""".formatted(id, contribution));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        if (isNamed) {
            manifest.getMainAttributes().put(new Attributes.Name("Kontor-Plugin"), id);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            manifest.write(head);
            put(jar, "META-INF/MANIFEST.MF", head.toByteArray());
            for (Map.Entry<String, byte[]> type : compiled(all).entrySet()) {
                put(jar, type.getKey(), type.getValue());
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                put(jar, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            put(jar, "META-INF/services/org.kontor.api.Plugin", main.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Lays the jar into a folder of plugins, in the place of what lies there. */
    void install(Path plugins) {
        try {
            Path folder = Files.createDirectories(plugins.resolve(id));
            Files.write(folder.resolve(id + ".jar"), jar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zip file of those entries. */
    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        // the time of day is no part of what it is
        ZipEntry entry = zip instanceof JarOutputStream ? new JarEntry(name) : new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** The class files of types, by their names in a jar. The same ones are asked for with each database. */
    private static Map<String, byte[]> compiled(Map<String, String> types) {
        return COMPILED.computeIfAbsent(Map.copyOf(types), PluginSource::compile);
    }

    private static Map<String, byte[]> compile(Map<String, String> types) {
        try {
            Path folder = Files.createTempDirectory("plugin-source");
            try {
                List<JavaFileObject> units = types.entrySet().stream()
                        .<JavaFileObject>map(type -> new Text(type.getKey(), type.getValue()))
                        .toList();
                List<String> options =
                        List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
                if (!ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, options, null, units)
                        .call()) {
                    throw new IllegalArgumentException("the plugin does not compile");
                }
                return classes(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> classes(Path folder) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
