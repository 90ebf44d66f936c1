package org.kontor.core.plugin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.access.KernelActor;
import org.kontor.core.database.GoneWithTheJvm;

/** A plugin as text: compiled and packed into a jar when a test asks for it. */
final class Sources {
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Path> compileAgainst = new ArrayList<>();

    /** A class by its full name and text, which begins with its package. */
    Sources type(String name, String text) {
        classes.put(name, "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + text);
        return this;
    }

    /** A plugin class that contributes what an expression says. */
    Sources plugin(String name, String contribution) {
        return type(name, """
                        import org.kontor.api.*;
                        public class %s implements Plugin {
                            @Override public Contribution contribute(PluginContext context) {
                                return %s;
                            }
                        }""".formatted(name.substring(name.lastIndexOf('.') + 1), contribution))
                .file("META-INF/services/org.kontor.api.Plugin", name + "\n");
    }

    Sources file(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** Other jars that the classes need to compile. */
    Sources against(Path... jars) {
        compileAgainst.addAll(List.of(jars));
        return this;
    }

    /** Compiles into a folder. */
    Path folder(Path folder) {
        try {
            Files.createDirectories(folder);
            compile(folder);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Compiles and packs into a jar. */
    Path jar(Path jar) {
        try {
            Path classes = folder(Files.createTempDirectory("plugin-classes"));
            GoneWithTheJvm.take(classes);
            Files.createDirectories(jar.getParent());
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    Stream<Path> walked = Files.walk(classes)) {
                for (Path file : walked.filter(Files::isRegularFile).sorted().toList()) {
                    out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                    out.write(Files.readAllBytes(file));
                }
            }
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void compile(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = classes.entrySet().stream()
                .<JavaFileObject>map(entry -> new Source(entry.getKey(), entry.getValue()))
                .toList();
        List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        compileAgainst.forEach(jar -> classPath.add(jar.toString()));
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-cp", String.join(File.pathSeparator, classPath));
        if (!units.isEmpty()
                && !compiler.getTask(null, null, null, options, null, units).call()) {
            throw new IllegalArgumentException("the plugin does not compile");
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A context for a plugin that is loaded in a test. */
    static KernelPluginContext context(String id) {
        KernelActor self = new KernelActor(
                Ref.of(EntityName.of("system", "user"), new UUID(0, 1)),
                id,
                Locale.ENGLISH,
                ZoneId.of("UTC"),
                id,
                null,
                permission -> false);
        return new KernelPluginContext(id, self, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
