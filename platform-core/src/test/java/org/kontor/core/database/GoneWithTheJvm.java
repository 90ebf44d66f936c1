package org.kontor.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Folders of tests that are deleted with all that lies in them when the JVM ends. */
public final class GoneWithTheJvm {
    private static final List<Path> FOLDERS = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FOLDERS.forEach(GoneWithTheJvm::delete)));
    }

    private GoneWithTheJvm() {}

    /** Deletes a folder at the end. */
    public static void take(Path folder) {
        FOLDERS.add(folder);
    }

    /** Deletes a folder now, with all that lies in it. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
