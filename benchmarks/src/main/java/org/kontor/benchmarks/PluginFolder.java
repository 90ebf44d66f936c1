package org.kontor.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.kontor.api.Plugin;

/** Packs a plugin that is measured as a third party's build would. */
final class PluginFolder {
    private PluginFolder() {}

    /**
     * A folder of plugins with one in it.
     *
     * @param type all of its code
     */
    static Path make(Path parent, String id, Class<? extends Plugin> type) throws IOException {
        Path plugins = parent.resolve("plugins");
        Path folder = Files.createDirectories(plugins.resolve(id));
        Files.write(folder.resolve(id + ".jar"), jar(id, "", type));
        return plugins;
    }

    /**
     * The jar of a plugin, as it can be uploaded.
     *
     * @param version empty for none
     * @param type all of its code
     */
    static byte[] jar(String id, String version, Class<? extends Plugin> type) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Kontor-Plugin"), id);
        if (!version.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        }
        String file = type.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
                InputStream code = type.getClassLoader().getResourceAsStream(file)) {
            if (code == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            jar.putNextEntry(new JarEntry(file));
            code.transferTo(jar);
            jar.closeEntry();
            jar.putNextEntry(new JarEntry("META-INF/services/org.kontor.api.Plugin"));
            jar.write(type.getName().getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }
}
