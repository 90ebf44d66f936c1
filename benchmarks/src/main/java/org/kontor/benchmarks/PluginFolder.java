package org.kontor.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
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
        String file = type.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(folder.resolve(id + ".jar"));
                JarOutputStream jar = new JarOutputStream(out);
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
        return plugins;
    }
}
