package org.kontor.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that the kernel keeps: what a field of the type {@link Shape#file file} holds. Its content never changes, so that
 * two are equal when their ids are.
 *
 * {@snippet class="org.kontor.example.Papers" region="file"}
 *
 * @param id which one
 * @param name what people call it, with its ending; never a path
 * @param type its media type as whoever made it said, such as {@code application/pdf}
 * @param size in bytes
 */
public record FileId(UUID id, String name, String type, long size) {
    /** Writes a file's content, once. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes it all; the stream is closed by the caller.
         *
         * @throws IOException when the content cannot be had
         */
        void writeTo(OutputStream out) throws IOException;
    }

    public FileId {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** The file of an id, to be compared with or put into a field; a record that is read says the rest. */
    public static FileId of(UUID id) {
        return new FileId(id, "", "", 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileId file && id.equals(file.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** For example {@code invoice.pdf (0190…)}. */
    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
