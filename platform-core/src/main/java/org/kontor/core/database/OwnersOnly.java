package org.kontor.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files that are open to nobody but their owner, where the system knows such rights. */
public final class OwnersOnly {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private OwnersOnly() {}

    /** Makes a folder, and those above it, where they are missing. */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, with(folder, FOLDER));
    }

    /** What a file is made with. */
    public static FileAttribute<?>[] ofFile(Path file) {
        return with(file, FILE);
    }

    /** Takes a file that is there from everybody but its owner. */
    public static void take(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        }
    }

    /** Whether the system knows such rights. */
    public static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] with(Path path, String rights) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
