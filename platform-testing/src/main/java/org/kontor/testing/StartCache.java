package org.kontor.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has the servers that tests start and kill be there in half the time: Java's cache of loaded and linked classes (JEP 483), made
 * once for the jars on the class path and kept for as long as those are the same. Java goes on without it where it does not fit.
 */
final class StartCache {
    /** As the server is started later: the cache fits nothing else. */
    static final List<String> OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private static final Pattern KERNEL = Pattern.compile("platform-core-.*\\.jar");

    private StartCache() {}

    /** The class path of this JVM, its jars first: what follows them may be what it likes. */
    static String classPath() {
        return Stream.of(true, false)
                .flatMap(isJar -> parts().filter(part -> isJar(part) == isJar))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What Java is told to use it; nothing where there is none. */
    static List<String> use() {
        return Kept.FILE
                .map(file -> List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off"))
                .orElse(List.of());
    }

    private static Stream<String> parts() {
        return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1));
    }

    private static boolean isJar(String part) {
        return part.endsWith(".jar");
    }

    private static Optional<Path> make() {
        List<Path> jars = parts().filter(StartCache::isJar)
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
        Path folder = Path.of("target").toAbsolutePath();
        boolean isBuilt = jars.stream()
                .anyMatch(jar -> KERNEL.matcher(jar.getFileName().toString()).matches());
        if (!isBuilt || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            Path file = folder.resolve("start-" + fingerprint(jars) + ".aot");
            try (FileChannel door = FileChannel.open(
                            folder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = door.lock()) {
                return Files.exists(file) || rehearse(jars, folder, file) ? Optional.of(file) : Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Makes it in place of those of other jars, each of which is some hundred megabytes. */
    private static boolean rehearse(List<Path> jars, Path folder, Path file) throws IOException, InterruptedException {
        Path made = folder.resolve("start.made");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + made,
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "org.kontor.core.Main",
                "rehearse-start"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("start.log").toFile())
                .start();
        if (process.waitFor() != 0 || !Files.exists(made)) {
            return false;
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, "start-*.aot")) {
            for (Path other : others) {
                Files.delete(other);
            }
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** By name, size and time of the jars, which is what Java goes by too. */
    private static UUID fingerprint(List<Path> jars) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path jar : jars) {
            all.append(jar)
                    .append(' ')
                    .append(Files.size(jar))
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar))
                    .append('\n');
        }
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static final class Kept {
        static final Optional<Path> FILE = make();
    }
}
