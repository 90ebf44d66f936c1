package org.kontor.core.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an H2 file lies: a folder that its owner alone may enter, since whoever can read the file can read everything in
 * it.
 *
 * @param file the file, which need not be there yet
 */
record H2Place(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(H2Place.class);

    private static final String ANOTHER = "Give kontor.data-dir (KONTOR_DATA_DIR) a folder that may be written.";

    /** A path without any of H2's other file systems; the colon of a Windows drive is the second character. */
    static final Pattern PATH = Pattern.compile("jdbc:h2:(?:file:)?((?:[A-Za-z]:)?[^:;]+)(?:;.*)?");

    /** The place of a URL; nothing where it names no plain file. */
    static @Nullable H2Place of(String url) {
        Matcher path = PATH.matcher(url);
        if (!path.matches()) {
            return null;
        }
        String name = path.group(1).replaceFirst("^~(?=/)", Matcher.quoteReplacement(System.getProperty("user.home")));
        return new H2Place(Path.of(name + ".mv.db").toAbsolutePath().normalize());
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /**
     * Makes the folder where it is missing; one that is there keeps the rights that it was given.
     *
     * @return to be run when H2 has opened the file
     */
    Runnable prepare() {
        boolean isNew = !isThere();
        Path folder = folder();
        try {
            OwnersOnly.makeFolder(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(folder + " is to hold the database, and is no folder. " + ANOTHER, e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The folder " + folder + " for the database cannot be made by " + System.getProperty("user.name")
                            + ". " + ANOTHER,
                    e);
        }
        if (!Files.isWritable(folder) || (isThere() && !Files.isWritable(file))) {
            throw new IllegalStateException("The database cannot be written: " + System.getProperty("user.name")
                    + " has no right to write " + (Files.isWritable(folder) ? file : folder) + ". " + ANOTHER);
        }
        return isNew ? this::restrict : wasClosed() ? () -> {} : this::warn;
    }

    private void warn() {
        LOG.warn(
                "The last run was not stopped in order: it was killed, crashed, or the power went. {} was checked and"
                        + " is open again; what had not been answered with success may be missing",
                file);
    }

    /** Takes a file that was just made from everybody but its owner. */
    private void restrict() {
        try {
            OwnersOnly.take(file);
        } catch (IOException e) {
            throw new IllegalStateException("The rights of " + file + " cannot be set", e);
        }
    }

    /** Whether it was left in order, by the word that H2 writes into the header when it closes. */
    private boolean wasClosed() {
        try (InputStream bytes = Files.newInputStream(file)) {
            H2Header header = H2Header.of(ByteBuffer.wrap(bytes.readNBytes(H2Header.BLOCKS)));
            return header == null || header.entries().containsKey("clean");
        } catch (IOException e) {
            throw new IllegalStateException("The database file " + file + " cannot be read", e);
        }
    }

    private Path folder() {
        return file.resolveSibling("");
    }
}
