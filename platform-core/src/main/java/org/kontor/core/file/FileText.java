package org.kontor.core.file;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file whose text was looked for.
 *
 * @param fileId whose
 * @param name the file's
 * @param bytes the file's
 * @param state what became of it
 * @param fault why there is none; null where there is no fault
 * @param readAt when it was looked for
 * @param seq the how manyeth it was
 */
public record FileText(
        UUID fileId,
        String name,
        long bytes,
        TextState state,
        @Nullable TextFault fault,
        Instant readAt,
        long seq) {}
