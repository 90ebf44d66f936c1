package org.kontor.core.plugin;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Reads files that class loaders know by their address. The JDK's own way leads through a cache of open jars, which
 * outlives class loaders and goes on reading a jar that was replaced.
 */
final class ResourceFile {
    private static final String WITHIN = "!/";

    private ResourceFile() {}

    /** The bytes of a file in a folder or in a jar. */
    static byte[] read(URL address) throws IOException {
        try {
            URI uri = address.toURI();
            return switch (uri.getScheme()) {
                case "file" -> Files.readAllBytes(Path.of(uri));
                case "jar" -> readEntry(uri.getRawSchemeSpecificPart());
                default -> throw new IOException("no file lies at " + address);
            };
        } catch (URISyntaxException malformed) {
            throw new IOException("this is no file's address: " + address, malformed);
        }
    }

    private static byte[] readEntry(String address) throws IOException {
        int end = address.lastIndexOf(WITHIN);
        Path path = Path.of(URI.create(address.substring(0, end)));
        try (JarFile jar = new JarFile(path.toFile())) {
            JarEntry entry = jar.getJarEntry(
                    URI.create(address.substring(end + WITHIN.length())).getPath());
            if (entry == null) {
                throw new FileNotFoundException(address);
            }
            try (InputStream bytes = jar.getInputStream(entry)) {
                return bytes.readAllBytes();
            }
        }
    }
}
