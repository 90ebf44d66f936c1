package org.kontor.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.kontor.api.FileId;
import org.kontor.api.Refusal;

/**
 * Where the content of files lies. Keys are made here, 32 hexadecimal digits by chance; what lies under one never changes.
 * A folder by now; an object store would do.
 */
public interface FileStore {
    /**
     * Keeps what is written; it lies there for good when this returns, and not at all when it throws.
     *
     * @param most bytes
     * @throws Refusal TOO_LARGE for more than that
     * @throws IOException when the store fails, or the writer does
     */
    Blob put(FileId.Writer content, long most) throws IOException;

    /**
     * What lies under a key, to be closed by the caller.
     *
     * @throws IOException also when there is nothing
     */
    InputStream open(String key) throws IOException;

    /** Removes what lies under a key; nothing happens when nothing does. */
    void delete(String key) throws IOException;

    /**
     * Visits all keys that begin with two digits and whose content was put before a moment.
     *
     * @param prefix from {@code 00} to {@code ff}
     */
    void visit(String prefix, Instant before, Consumer<String> key) throws IOException;
}
