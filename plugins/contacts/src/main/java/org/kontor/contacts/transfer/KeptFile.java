package org.kontor.contacts.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that came in and is read more than once; it is gone when it is closed. */
final class KeptFile implements AutoCloseable {
    private final Path path;

    private KeptFile(Path path) {
        this.path = path;
    }

    static KeptFile of(InputStream body) {
        try {
            Path path = Files.createTempFile("kontor-load-", ".csv");
            KeptFile kept = new KeptFile(path);
            try {
                Files.copy(body, path, StandardCopyOption.REPLACE_EXISTING);
                return kept;
            } catch (IOException | RuntimeException e) {
                kept.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its text from the beginning. */
    Reader text() {
        try {
            return new Utf8Reader(Files.newInputStream(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
