package org.kontor.core.file;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FileId;

/**
 * What is known of a file.
 *
 * @param attached whether a record ever held it
 * @param unusedSince when it was seen that nothing holds it, or null
 */
public record FileEntry(
        UUID id,
        String storageKey,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        UUID madeBy,
        Instant madeAt,
        boolean attached,
        @Nullable Instant unusedSince) {
    /** As records hold it. */
    public FileId fileId() {
        return new FileId(id, name, mediaType, bytes);
    }

    /** Whether only its maker knows of it. */
    public boolean isStill(UUID user) {
        return !attached && madeBy.equals(user);
    }
}
