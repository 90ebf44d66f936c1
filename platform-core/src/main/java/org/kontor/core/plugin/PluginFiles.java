package org.kontor.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one plugin.
 *
 * @param id the plugin's id: its folder's name
 * @param classPath its jars; in development and tests folders of classes too
 * @param hash SHA-256 of the jar; of several, what {@code sha256sum *.jar | sha256sum} says
 */
public record PluginFiles(String id, List<Path> classPath, String hash) {
    public PluginFiles {
        Objects.requireNonNull(id, "id");
        classPath = List.copyOf(classPath);
        Objects.requireNonNull(hash, "hash");
    }

    /** Reads and hashes the files of a class path. */
    public static PluginFiles of(String id, List<Path> classPath) {
        List<Path> sorted = classPath.stream().sorted().toList();
        try {
            return new PluginFiles(id, sorted, hash(sorted));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the files of the plugin " + id, unreadable);
        }
    }

    /** What the manifest of the jar that offers a plugin says; {@code development} where nothing does, and all where several do. */
    public String version() {
        try {
            return PluginJar.version(this);
        } catch (IOException unreadable) {
            // it is refused when it is loaded
            return PluginJar.DEVELOPMENT;
        }
    }

    /** Why they are no plugin, where several of its jars offer one, such as two versions of it. */
    public Optional<Violation> several() {
        try {
            return PluginJar.several(this);
        } catch (IOException unreadable) {
            // it is refused when it is loaded
            return Optional.empty();
        }
    }

    /** The SHA-256 of each of its jars. */
    public List<String> hashes() {
        try {
            return lines(classPath).stream()
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the files of the plugin " + id, unreadable);
        }
    }

    private static String hash(List<Path> classPath) throws IOException {
        List<String> lines = lines(classPath);
        return lines.size() == 1
                ? lines.getFirst().substring(0, lines.getFirst().indexOf(' '))
                : sha256(new ByteArrayInputStream(lines.stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** As {@code sha256sum} lists files. */
    private static List<String> lines(List<Path> classPath) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path entry : classPath) {
            for (Path file : files(entry)) {
                Path name = Files.isDirectory(entry) ? entry.relativize(file) : file.getFileName();
                lines.add(sha256(Files.newInputStream(file)) + "  " + name);
            }
        }
        return lines;
    }

    private static List<Path> files(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return List.of(entry);
        }
        try (Stream<Path> walked = Files.walk(entry)) {
            return walked.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String sha256(InputStream bytes) throws IOException {
        try (DigestInputStream digesting = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
